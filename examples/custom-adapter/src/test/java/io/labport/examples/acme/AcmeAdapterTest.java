package io.labport.examples.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.config.Secret;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.AdapterContract;
import io.labport.core.testkit.ArchitectureRules;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcmeAdapterTest implements AdapterContract {
  private static final String LAUNCH_KEY = "0123456789abcdef0123456789abcdef";

  private final TestClock clock = new TestClock();

  @Override
  public AdapterModule<?> adapter() {
    return new AcmeAdapter();
  }

  @Override
  public Map<String, String> configuration() {
    return Map.of(
        "adapters.acme.launch-key", LAUNCH_KEY,
        "adapters.acme.gradebook", "https://acme.example/grades",
        "adapters.acme.gradebook-key", "k");
  }

  @Test
  void theAdapterKeepsToTheSpi() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.labport.examples.acme");

    ArchitectureRules.ofAdapter("io.labport.examples.acme").forEach(rule -> rule.check(classes));
  }

  @Test
  void aSignedLaunchIsLedIntoTheLabOnce() {
    try (Labport labport = discovered()) {
      String form = form("u1", "7", clock.instant().toString());

      // Past the checks, and on to Skillable, where nobody answers in this test.
      assertThat(start(labport, form).status()).isEqualTo(503);

      WebResponse second = start(labport, form);
      assertThat(second.status()).isEqualTo(403);
      assertThat(second.body()).asString().contains("was used");
    }
  }

  @Test
  void aLaunchThatWasTamperedWithIsRefused() {
    try (Labport labport = discovered()) {
      String form = form("u1", "7", clock.instant().toString()).replace("user=u1", "user=u2");

      assertThat(start(labport, form).status()).isEqualTo(403);
    }
  }

  @Test
  void aLaunchThatIsTooOldIsRefused() {
    try (Labport labport = discovered()) {
      String form = form("u1", "7", clock.instant().toString());
      clock.advance(Duration.ofMinutes(5));

      assertThat(start(labport, form).body()).asString().contains("too old");
    }
  }

  /** As an administrator would run it: the jar on the class path, and nothing else. */
  private Labport discovered() {
    Map<String, String> config = new HashMap<>(TestConfig.minimal());
    config.putAll(configuration());
    return Labport.builder()
        .config(ConfigSource.of(config))
        .storage(Storages.inMemory())
        .discoverAdapters(getClass().getClassLoader())
        .clock(clock)
        .start();
  }

  private static String form(String user, String lab, String time) {
    AcmeConfig config =
        new AcmeConfig(
            new Secret(LAUNCH_KEY),
            Duration.ofMinutes(5),
            URI.create("https://acme.example/grades"),
            new Secret("k"));
    return "user="
        + user
        + "&lab="
        + lab
        + "&assignment=a1&time="
        + URLEncoder.encode(time, StandardCharsets.UTF_8)
        + "&signature="
        + new LaunchSignature(config).sign(user, lab, "a1", time);
  }

  private static WebResponse start(Labport labport, String form) {
    return labport.serve(
        new IncomingRequest(
            "POST",
            "/acme/start",
            "",
            Map.of("content-type", List.of("application/x-www-form-urlencoded")),
            form.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }
}
