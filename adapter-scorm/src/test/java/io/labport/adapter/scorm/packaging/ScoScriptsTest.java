package io.labport.adapter.scorm.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts in learners' browsers never do, in packages and on our own pages. */
class ScoScriptsTest {
  private static final Path MAIN =
      Path.of(Files.exists(Path.of("adapter-scorm/pom.xml")) ? "adapter-scorm" : "")
          .resolve("src/main");

  private final Map<String, String> scripts = new TreeMap<>();

  ScoScriptsTest() throws IOException {
    read(MAIN.resolve("sco"));
    read(MAIN.resolve("resources/META-INF/labport/assets"));
    assertThat(scripts)
        .containsKeys("launcher.js", "launcher-server.js", "scorm-relay.js", "scorm-fragment.js");
  }

  private void read(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(".js"))
          .forEach(file -> scripts.put(file.getFileName().toString(), withoutComments(file)));
    }
  }

  private static String withoutComments(Path file) {
    try {
      return Files.readString(file)
          .replaceAll("(?s)/\\*.*?\\*/", "")
          .replaceAll("(?m)(^|\\s)//.*$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void nobodySays(String pattern) {
    scripts.forEach((name, text) -> assertThat(text).as(name).doesNotContainPattern(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localStorage", "sessionStorage", "indexedDB", "\\.cookie\\b", "window\\.name\\b"})
  void aTokenIsKeptWhereNoOtherPageFindsIt(String place) {
    nobodySays(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document\\.write",
        "\\beval\\b",
        "new Function",
        "srcdoc",
        "javascript:"
      })
  void nothingThatIsSaidBecomesMarkupOrCode(String way) {
    nobodySays(way);
  }

  @Test
  void messagesAreAddressedToOneOriginNeverToAny() {
    nobodySays("postMessage\\([^;]*[\"']\\*[\"']");
    assertThat(String.join("\n", scripts.values())).contains(".postMessage(");
  }

  @Test
  void theOnlyAddressWithSomethingInItIsTheFragmentOfTheFallback() {
    nobodySays("[?&](ticket|token|key|session|learner)=");
    assertThat(scripts.values())
        .filteredOn(text -> text.matches("(?s).*\"/launch#\".*"))
        .hasSize(1);
    assertThat(scripts.get("scorm-fragment.js")).contains("history.replaceState");
  }
}
