package io.labport.core;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.labport.core.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static JavaClasses core;

  @BeforeAll
  static void read() {
    core =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.labport.core");
  }

  static Stream<ArchRule> rules() {
    return ArchitectureRules.ofCore().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theTreeKeepsToItsRules(ArchRule rule) {
    rule.check(core);
  }
}
