package io.labport.adapter.scorm;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.labport.core.runtime.Labport;
import io.labport.core.spi.AdapterModule;
import io.labport.core.testkit.AdapterContract;
import io.labport.core.testkit.ArchitectureRules;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScormAdapterTest implements AdapterContract {
  private static final String KEYSET = Labport.newKeyset();

  @Override
  public AdapterModule<?> adapter() {
    return new ScormAdapter();
  }

  @Override
  public Map<String, String> configuration() {
    return Map.of("secrets.keyset", KEYSET);
  }

  @Test
  void theArchitectureHolds() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.labport.adapter.scorm");
    ArchitectureRules.ofAdapter("io.labport.adapter.scorm").forEach(rule -> rule.check(classes));
  }
}
