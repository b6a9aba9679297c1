package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.spi.AdapterModule;
import io.labport.core.testkit.AdapterContract;
import io.labport.core.testkit.ArchitectureRules;
import io.labport.core.testkit.TestConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LtiAdapterTest implements AdapterContract {
  private static final String KEYSET = Labport.newKeyset();
  private static final String REGISTRATION = "adapters.lti.registrations.campus.";

  @Override
  public AdapterModule<?> adapter() {
    return new LtiAdapter();
  }

  @Override
  public Map<String, String> configuration() {
    return Map.of(
        REGISTRATION + "issuer",
        "https://lms.example.edu",
        REGISTRATION + "client-id",
        "tool-1",
        REGISTRATION + "deployments",
        "1",
        REGISTRATION + "authorization-endpoint",
        "https://lms.example.edu/auth",
        REGISTRATION + "token-endpoint",
        "https://lms.example.edu/token",
        REGISTRATION + "jwks-uri",
        "https://lms.example.edu/keys",
        "secrets.keyset",
        KEYSET);
  }

  @Test
  void withoutAKeySetItDoesNotStartAndSaysWhichKeyIsMissing() {
    Map<String, String> config = new HashMap<>(TestConfig.minimal());
    config.putAll(configuration());
    config.remove("secrets.keyset");

    assertThatThrownBy(
            () ->
                Labport.builder()
                    .config(ConfigSource.of(config))
                    .storage(Storages.inMemory())
                    .adapters(new LtiAdapter())
                    .start())
        .hasMessageContaining("adapter 'lti'")
        .hasMessageContaining("secrets.keyset");
  }

  @Test
  void theAdapterKeepsToTheSpi() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.labport.adapter.lti");

    ArchitectureRules.ofAdapter("io.labport.adapter.lti").forEach(rule -> rule.check(classes));
  }
}
