package io.labport.core.internal.page;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesConfigTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.edu/logo.png",
        "https://cdn.example.edu:8443/a/logo?x=1",
        "http://localhost:8080/logo.svg",
        "acme-logo.svg"
      })
  void aLogoIsAnAddressOrAFile(String logo) {
    assertThatCode(() -> new PagesConfig(Optional.empty(), Optional.of(logo), Optional.empty()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cdn.example.edu/logo.png",
        "https://user@cdn.example.edu/logo.png",
        "https:///logo.png",
        "https://cdn.example.edu; script-src */x",
        "//cdn.example.edu/logo.png",
        "javascript:alert(1)//",
        "data:image/png;base64,/",
        "../secret.svg",
        "Logo.svg",
        "logo.css"
      })
  void anythingElseIsRefused(String logo) {
    assertThatThrownBy(() -> new PagesConfig(Optional.empty(), Optional.of(logo), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("logo must be an https address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://cdn.example.edu/a.css", "acme.svg", "/acme.css"})
  void aStyleSheetIsHeldToTheSame(String sheet) {
    assertThatThrownBy(
            () -> new PagesConfig(Optional.empty(), Optional.empty(), Optional.of(sheet)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("style-sheet must be an https address");
  }
}
