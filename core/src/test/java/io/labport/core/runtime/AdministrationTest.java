package io.labport.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.runtime.testadapters.KeeperAdapter;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The addresses below /admin, and the parts that adapters hand to their embedder. */
class AdministrationTest {
  private static final String TOKEN = "s3cr3t-of-the-administrators";
  private static final String NAMES = "/admin/keeper/names";

  private final Map<String, String> config = new HashMap<>(TestConfig.with("admin.token", TOKEN));

  private Labport start() {
    return Labport.builder().config(ConfigSource.of(config)).adapters(new KeeperAdapter()).start();
  }

  private static WebResponse call(Labport labport, String method, String path, String... headers) {
    Map<String, List<String>> sent = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      sent.put(headers[i], List.of(headers[i + 1]));
    }
    return labport.serve(
        new IncomingRequest(
            method, path, "", sent, new byte[0], Map.of(), InetAddress.getLoopbackAddress()));
  }

  private static String text(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void withoutAConfiguredTokenThereIsNothingNotEvenForTheRightOne() {
    config.remove("admin.token");
    try (Labport labport = start()) {
      for (String authorization : List.of("Bearer " + TOKEN, "Bearer ", "Bearer null")) {
        WebResponse answer = call(labport, "GET", NAMES, "authorization", authorization);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers())
            .containsEntry("Content-Type", List.of("application/problem+json"))
            .doesNotContainKey("WWW-Authenticate");
        assertThat(text(answer)).contains("\"code\":\"admin.closed\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer s3cr3t-of-the-administrator",
        "Bearer s3cr3t-of-the-administratorsx",
        "Bearer S3CR3T-OF-THE-ADMINISTRATORS",
        "Basic s3cr3t-of-the-administrators",
        "s3cr3t-of-the-administrators"
      })
  void anythingButTheTokenIsTurnedAway(String authorization) {
    try (Labport labport = start()) {
      WebResponse answer = call(labport, "POST", NAMES + "/ada", "authorization", authorization);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers())
          .containsEntry("WWW-Authenticate", List.of("Bearer"))
          .containsEntry("Content-Type", List.of("application/problem+json"))
          .containsEntry("Cache-Control", List.of("no-store"));
      assertThat(text(answer)).contains("\"code\":\"admin.unauthorized\"").doesNotContain(TOKEN);
      assertThat(labport.offered(KeeperAdapter.Names.class).all()).isEmpty();
    }
  }

  @Test
  void aCookieOrAFieldIsNoToken() {
    try (Labport labport = start()) {
      assertThat(call(labport, "GET", NAMES, "cookie", "Authorization=Bearer " + TOKEN).status())
          .isEqualTo(401);
      assertThat(call(labport, "GET", NAMES).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR   "})
  void theTokenOpensTheDoorWithItsSchemeInAnyCase(String scheme) {
    try (Labport labport = start()) {
      assertThat(call(labport, "POST", NAMES + "/ada", "authorization", scheme + TOKEN).status())
          .isEqualTo(204);

      WebResponse names = call(labport, "GET", NAMES, "authorization", scheme + TOKEN);

      assertThat(names.status()).isEqualTo(200);
      assertThat(text(names)).isEqualTo("ada");
    }
  }

  @Test
  void anAdministratorsAddressIsAnotherThanTheAdaptersOwn() {
    try (Labport labport = start()) {
      assertThat(text(call(labport, "GET", "/keeper/names"))).isEqualTo("not for administrators");
      assertThat(call(labport, "POST", "/keeper/names/ada").status()).isEqualTo(404);
      assertThat(call(labport, "DELETE", NAMES).status()).isEqualTo(405);
    }
  }

  @Test
  void aHandlersOwnProblemReachesTheAdministrator() {
    try (Labport labport = start()) {
      WebResponse answer =
          call(labport, "POST", NAMES + "/elizabeth-jane", "authorization", "Bearer " + TOKEN);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(text(answer)).contains("keeper.too-long", "\"field\":\"name\"");
    }
  }

  @Test
  void theTokenReachesNoLogEvenWhenAHandlerFails() {
    Logger root = (Logger) LoggerFactory.getLogger("io.labport");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    try (Labport labport = start()) {
      call(labport, "POST", NAMES + "/broken", "authorization", "Bearer " + TOKEN);
      call(labport, "GET", NAMES, "authorization", "Bearer x" + TOKEN);
      call(labport, "GET", NAMES, "authorization", "Bearer " + TOKEN);
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }

    String written =
        log.list.stream()
            .map(
                event ->
                    event.getFormattedMessage()
                        + event.getMDCPropertyMap()
                        + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())))
            .collect(Collectors.joining("\n"));
    assertThat(written).contains("POST /admin/keeper/names/{name} failed").doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short", "with blanks in it, and long enough"})
  void aTokenThatIsNoneIsRefusedWithoutBeingShown(String token) {
    config.put("admin.token", token);

    assertThatThrownBy(this::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("admin")
        .hasMessageNotContaining(token);
  }

  @Test
  void anEmbedderGetsTheOfferedPartItself() {
    try (Labport labport = start()) {
      labport.offered(KeeperAdapter.Names.class).add("grace");

      assertThat(text(call(labport, "GET", NAMES, "authorization", "Bearer " + TOKEN)))
          .isEqualTo("grace");
    }
  }

  @Test
  void aPartThatNobodyOffersIsRefusedByItsName() {
    try (Labport labport = start()) {
      assertThatThrownBy(() -> labport.offered(Runnable.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no adapter offers java.lang.Runnable");
    }
  }
}
