package io.labport.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.runtime.testadapters.NoteAdapter;
import io.labport.core.runtime.testadapters.NoteConfig;
import io.labport.core.runtime.testadapters.StoryAdapter;
import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabportTest {
  record HostConfig(@Key(doc = "Port", byDefault = "80") int port) {}

  private final List<String> story = new ArrayList<>();
  private final Map<String, String> config = new HashMap<>(TestConfig.minimal());

  private Labport.Builder builder() {
    return Labport.builder().config(ConfigSource.of(config));
  }

  private static WebResponse call(Labport labport, String method, String path) {
    return labport.serve(
        new IncomingRequest(
            method, path, "", Map.of(), new byte[0], Map.of(), InetAddress.getLoopbackAddress()));
  }

  @Test
  void anAdapterServesBelowItsIdWithItsOwnConfigurationStoreAndAddress() {
    config.put("adapters.note.greeting", "Hello");
    config.put("adapters.memo.greeting", "Good day");
    try (Labport labport =
        builder().adapters(new NoteAdapter("note"), new NoteAdapter("memo")).start()) {

      assertThat(call(labport, "POST", "/note/keep/a").status()).isEqualTo(201);

      assertThat(call(labport, "GET", "/note/keep/a").body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("Hello from https://labs.example/note/keep");
      assertThat(call(labport, "GET", "/memo/keep/a").status()).isEqualTo(404);
    }
  }

  @Test
  void componentsStartInTheOrderGivenAndStopInReverse() {
    Labport labport =
        builder().adapters(new StoryAdapter("b", story), new StoryAdapter("a", story)).start();
    labport.close();
    labport.close();

    assertThat(story).containsExactly("start b", "start a", "stop a", "stop b");
  }

  @Test
  void whenOneAdapterCannotStartTheOthersAreStoppedAndItsIdIsNamed() {
    StoryAdapter broken = new StoryAdapter("broken", story).failingAtStart();
    StoryAdapter last = new StoryAdapter("last", story);

    assertThatThrownBy(
            () ->
                builder()
                    .adapters(new StoryAdapter("first", story).failingAtStop(), broken, last)
                    .start())
        .isInstanceOf(AdapterStartException.class)
        .hasMessage("adapter 'broken': broken does not start")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("first does not stop"));

    assertThat(story).containsExactly("start first", "start broken", "stop broken", "stop first");
  }

  @Test
  void anAdapterCannotInjectWhatTheCoreKeepsToItself() {
    assertThatThrownBy(() -> builder().adapters(new StoryAdapter("nosy", story).nosy()).start())
        .isInstanceOf(AdapterStartException.class)
        .hasMessageStartingWith("adapter 'nosy': ")
        .hasMessageContaining("SkillableLabs");
  }

  @Test
  void aSecondAdapterOfTheSameIdIsRefused() {
    assertThatThrownBy(
            () ->
                builder()
                    .adapters(new StoryAdapter("a", story), new StoryAdapter("a", story))
                    .start())
        .isInstanceOf(AdapterStartException.class)
        .hasMessageStartingWith("adapter 'a': the id is used by two adapters");
  }

  @Test
  void anAdapterOfANewerSpiIsRefusedNamingBothLevels() {
    assertThatThrownBy(() -> builder().adapters(new StoryAdapter("a", story, 99)).start())
        .isInstanceOf(AdapterStartException.class)
        .hasMessageContaining("built for SPI level 99, but this Labport has level 1");
    assertThat(story).isEmpty();
  }

  @Test
  void anIdThatLabportUsesItselfIsRefused() {
    assertThatThrownBy(() -> builder().adapters(new StoryAdapter("entrance", story)).start())
        .isInstanceOf(AdapterStartException.class)
        .hasMessageContaining("reserved");
  }

  @Test
  void givenAndDiscoveredAdaptersExcludeEachOther() {
    assertThatThrownBy(
            () ->
                builder()
                    .adapters(new StoryAdapter("a", story))
                    .discoverAdapters(getClass().getClassLoader())
                    .start())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void adaptersAreDiscoveredFromTheServicesOfAClassLoader(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("io.labport.core.spi.AdapterModule"), NoteAdapter.class.getName());
    config.put("adapters.note.greeting", "Found");
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        Labport labport = builder().discoverAdapters(loader).start()) {

      assertThat(call(labport, "GET", "/note/keep/x").status()).isEqualTo(404);
      assertThat(call(labport, "POST", "/note/keep/x").status()).isEqualTo(201);
    }
  }

  @Test
  void aServiceThatCannotBeLoadedStopsTheStart(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve("io.labport.core.spi.AdapterModule"), "no.such.Adapter");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      assertThatThrownBy(() -> builder().discoverAdapters(loader).start())
          .isInstanceOf(AdapterStartException.class)
          .hasMessageContaining("no.such.Adapter");
    }
  }

  @Test
  void allProblemsOfAllSectionsAreReportedAtOnceAndNothingStarts() {
    config.remove("skillable.api-key");
    config.put("web.public-url", "http://labs.example");
    config.put("skilable.api-key", "geheim");
    config.put("adapters.lti.x", "y");
    config.put("server.port", "x");

    assertThatThrownBy(
            () ->
                builder()
                    .hostSection("server", HostConfig.class)
                    .adapters(new NoteAdapter("note"), new StoryAdapter("a", story))
                    .start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Configuration has 6 problems:")
        .hasMessageContaining("adapters.lti")
        .hasMessageContaining("there is no adapter 'lti' here; there are: a, note")
        .hasMessageContaining("adapters.note.greeting")
        .hasMessageContaining("did you mean skillable.api-key?")
        .hasMessageContaining("'x' is not a whole number")
        .hasMessageContaining("public-url must be https")
        .hasMessageNotContaining("geheim");
    assertThat(story).isEmpty();
  }

  @Test
  void aMissingConfigurationIsSaid() {
    assertThatThrownBy(() -> Labport.builder().start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("config(...)");
  }

  @Test
  void aHostCannotTakeASectionOfOurs() {
    assertThatThrownBy(() -> Labport.builder().hostSection("web", NoConfig.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void afterTheEndRequestsAreToldToComeBack() {
    config.put("adapters.note.greeting", "Hello");
    Labport labport = builder().adapters(new NoteAdapter("note")).start();
    labport.close();

    WebResponse answer = call(labport, "GET", "/note/keep/a");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", List.of("10"));
  }

  @Test
  void theEmbeddersDataSourceIsUsedAndLeftOpen() throws Exception {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:mem:embedder;DB_CLOSE_DELAY=-1", "", "");
    try {
      builder().storage(Storages.jdbc(pool)).start().close();
      builder().storage(Storages.jdbc(pool)).start().close();

      try (Connection connection = pool.getConnection();
          var tables = connection.getMetaData().getTables(null, null, "LABPORT_%", null)) {
        assertThat(tables.next()).isTrue();
        assertThat(pool.getActiveConnections()).isEqualTo(1);
      }
    } finally {
      pool.dispose();
    }
  }

  @Test
  void healthShowsEveryCheckAndTheWorstOfThem() {
    config.put("adapters.note.greeting", "Hello");
    try (Labport labport = builder().adapters(new NoteAdapter("note")).start()) {
      HealthReport report = labport.health();

      assertThat(report.checks()).containsKeys("storage", "work", "note/mood", "note/broken");
      assertThat(report.checks().get("storage").status()).isEqualTo(Health.Status.UP);
      assertThat(report.checks().get("note/mood")).isEqualTo(Health.degraded("so so"));
      assertThat(report.checks().get("note/broken").status()).isEqualTo(Health.Status.DOWN);
      assertThat(report.status()).isEqualTo(Health.Status.DOWN);
    }
  }

  @Test
  void hooksAreServedOnlyWhenASecretIsConfigured() {
    try (Labport labport = builder().start()) {
      assertThat(call(labport, "POST", "/skillable/hooks/0123456789abcdef/scored/1").status())
          .isEqualTo(404);
      assertThat(call(labport, "DELETE", "/skillable/hooks/x").status()).isEqualTo(404);
    }
    config.put("hooks.secret", "0123456789abcdef");
    try (Labport labport = builder().start()) {
      assertThat(call(labport, "POST", "/skillable/hooks/0123456789abcdef/scored/1").status())
          .isEqualTo(202);
      assertThat(call(labport, "GET", "/skillable/hooks/0123456789abcdef/scored/1").status())
          .isEqualTo(202);
      assertThat(call(labport, "DELETE", "/skillable/hooks/x").status()).isEqualTo(405);
    }
  }

  @Test
  void assetsAreServedWithAVersionThatMayBeKept() {
    config.put("adapters.note.greeting", "Hello");
    try (Labport labport = builder().adapters(new NoteAdapter("note")).start()) {
      String address =
          new String(call(labport, "GET", "/note/asset").body(), StandardCharsets.UTF_8);
      assertThat(address).matches("https://labs\\.example/assets/note\\.css\\?v=[0-9a-f]{16}");
      String version = address.substring(address.indexOf('=') + 1);

      WebResponse kept = asset(labport, "note.css", "v=" + version, Map.of());
      assertThat(kept.status()).isEqualTo(200);
      assertThat(kept.headers())
          .containsEntry("Content-Type", List.of("text/css; charset=utf-8"))
          .containsEntry("Cache-Control", List.of("public, max-age=31536000, immutable"));
      assertThat(asset(labport, "note.css", "v=old", Map.of()).headers())
          .containsEntry("Cache-Control", List.of("no-cache"));
      assertThat(
              asset(
                      labport,
                      "note.css",
                      "",
                      Map.of("if-none-match", List.of("\"" + version + "\"")))
                  .status())
          .isEqualTo(304);
      for (String file : List.of("other.css", "Note.class", ".css", "note.txt")) {
        assertThat(asset(labport, file, "", Map.of()).status()).as(file).isEqualTo(404);
      }
    }
  }

  private static WebResponse asset(
      Labport labport, String file, String query, Map<String, List<String>> headers) {
    return labport.serve(
        new IncomingRequest(
            "GET",
            "/assets/" + file,
            query,
            headers,
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  @Test
  void whoSealsWithoutAKeySetIsToldWhichKeyIsMissing() {
    config.put("adapters.note.greeting", "Hello");
    try (Labport labport = builder().adapters(new NoteAdapter("note")).start()) {
      assertThat(call(labport, "GET", "/note/sealed").body())
          .asString(StandardCharsets.UTF_8)
          .startsWith("secrets.keyset is not set, but note/x must be encrypted");
    }
    config.put("secrets.keyset", Labport.newKeyset());
    try (Labport labport = builder().adapters(new NoteAdapter("note")).start()) {
      assertThat(call(labport, "GET", "/note/sealed").body())
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("opened");
    }
  }

  @Test
  void theReferenceNamesTheKeysOfTheCoreAndOfTheAdapters() {
    assertThat(Labport.describeConfiguration(List.of(new NoteAdapter("note"))))
        .contains("| `skillable.api-key` | secret | **required** |")
        .contains("| `web.public-url` | address | **required** |")
        .contains("| `outbound.ports` | list of whole number | `443,8443` |")
        .contains("| `tracking.poll-interval` | duration |")
        .contains("| `adapters.note.greeting` | text | **required** | What to say |");
  }

  @Test
  void twoLabportsLiveSideBySide() {
    config.put("adapters.note.greeting", "Hello");
    try (Labport one = builder().adapters(new NoteAdapter("note")).start();
        Labport two = builder().adapters(new NoteAdapter("note")).start()) {
      call(one, "POST", "/note/keep/a");

      assertThat(call(one, "GET", "/note/keep/a").status()).isEqualTo(200);
      assertThat(call(two, "GET", "/note/keep/a").status()).isEqualTo(404);
    }
  }

  @Test
  void noThreadOutlivesTheEndTenTimesOver() {
    builder().start().close();
    Set<String> before = threads();
    for (int i = 0; i < 10; i++) {
      config.put("adapters.note.greeting", "Hello");
      try (Labport labport = builder().adapters(new NoteAdapter("note")).start()) {
        call(labport, "POST", "/note/keep/a");
      }
    }

    assertThat(threads()).isEqualTo(before);
  }

  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .forEach(names::add);
    return names;
  }

  @Test
  void theConfigurationOfAnAdapterIsTheRecordItself() {
    config.put("adapters.note.greeting", "Hello");
    assertThat(ConfigSource.of(config).section("adapters.note", NoteConfig.class))
        .isEqualTo(new NoteConfig("Hello"));
  }
}
