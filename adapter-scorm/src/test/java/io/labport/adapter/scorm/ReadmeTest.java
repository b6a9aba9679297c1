package io.labport.adapter.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.lms.LmsAdvice;
import io.labport.adapter.scorm.lms.LmsFamily;
import io.labport.core.runtime.Labport;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.health.Health;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README says what the code does; the failures print what should stand there. */
class ReadmeTest {
  private static final Path HERE =
      Files.exists(Path.of("adapter-scorm/README.md")) ? Path.of("adapter-scorm") : Path.of("");
  private static final Path SOURCES = HERE.resolve("src/main/java/io/labport/adapter/scorm");
  private static final Path EXAMPLE =
      HERE.resolve("src/test/java/io/labport/adapter/scorm/EmbeddingExample.java");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.labport.adapter.scorm");
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "LABPORT_SKILLABLE_API_KEY",
          "key-of-a-test",
          "LABPORT_SECRETS_KEYSET",
          Labport.newKeyset());

  @Test
  void theCodeOfTheReadmeIsTheCodeThatIsCompiled() throws IOException {
    String region = between(Files.readString(EXAMPLE), "// region embed\n", "  // endregion");

    assertThat(section("embed"))
        .isEqualTo("```java\n" + region.indent(-2).stripTrailing() + "\n```");
  }

  @Test
  void theCodeOfTheReadmeStartsWithTheConfigurationOfTheReadme(@TempDir Path folder)
      throws IOException {
    String example = between(section("example-configuration"), "```properties\n", "```");
    Path file = Files.writeString(folder.resolve("labport.properties"), example);

    try (TestDatabase database = TestDatabases.h2();
        Labport labport = EmbeddingExample.start(file, ENVIRONMENT, database.newPool())) {
      assertThat(labport.health().status()).isNotEqualTo(Health.Status.DOWN);
    }
  }

  @Test
  void theTableOfTheConfigurationIsTheReference() throws IOException {
    List<String> lines =
        Labport.describeConfiguration(List.of(new ScormAdapter()))
            .lines()
            .filter(line -> !line.startsWith("| `") || line.startsWith("| `adapters.scorm."))
            .toList();

    assertThat(section("configuration")).isEqualTo(String.join("\n", lines).strip());
  }

  @Test
  void theTableOfLmsIsTheAdvice() throws IOException {
    String rows =
        Stream.of(LmsFamily.values()).map(ReadmeTest::row).collect(Collectors.joining("\n"));

    assertThat(section("lms"))
        .isEqualTo(
            "| LMS | `--for` | Package | What is known | From |\n|---|---|---|---|---|\n" + rows);
  }

  private static String row(LmsFamily family) {
    LmsAdvice advice = family.advice();
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            family.product(),
            family.id(),
            advice.flavour().map(flavour -> "`" + Asked.spelt(flavour) + "`").orElse("none"),
            advice.note(),
            advice.sources().stream().map(Asked::spelt).collect(Collectors.joining(", ")));
  }

  @Test
  void theTableOfSettingsHasEverySettingWithAllItsWords() throws IOException {
    Map<String, Class<?>> settings = new LinkedHashMap<>();
    Map.of(
            "access", Access.class,
            "limits", Limits.class,
            "handling", Handling.class,
            "mapping", MappingPolicy.class)
        .forEach(
            (name, record) -> {
              for (RecordComponent component : record.getRecordComponents()) {
                settings.put(name + "." + component.getName(), component.getType());
              }
            });
    String table = between(readme(), "## Settings of a dispatch", "\n## ");

    assertThat(names(table, "`((?:access|limits|handling|mapping)\\.\\w+)`"))
        .isEqualTo(new TreeSet<>(settings.keySet()));
    settings.forEach(
        (name, type) -> {
          if (type.isEnum()) {
            String row =
                table
                    .lines()
                    .filter(line -> line.contains("`" + name + "`"))
                    .findFirst()
                    .orElse("");
            assertThat(row).contains(words(type));
          }
        });
  }

  @Test
  void theTableOfEventsHasEveryKind() throws IOException {
    assertThat(names(between(readme(), "## Events", "\n## "), "`([a-z]+(?:-[a-z0-9]+)+)`"))
        .containsAll(
            Stream.of(ScormEvent.Kind.values()).map(Asked::spelt).collect(Collectors.toSet()));
  }

  @Test
  void theCodesThatTheReadmeNamesAreThere() throws IOException {
    Set<String> named = names(readme(), "`([A-Z]+(?:_[A-Z]+)+)`");
    Set<String> known = Stream.of(RefusalCode.values()).map(Enum::name).collect(Collectors.toSet());

    assertThat(named.stream().filter(name -> !name.startsWith("LABPORT_"))).isSubsetOf(known);
  }

  @Test
  void theReadmeNamesWhatIsOfferedAndNothingElse() throws IOException {
    assertThat(names(section("api"), "(?m)^\\| `(\\w+)` \\|.*offered"))
        .isEqualTo(
            names(
                Files.readString(SOURCES.resolve("ScormAdapter.java")),
                "\\boffer\\((\\w+)\\.class\\)"));
  }

  @Test
  void everyTypeThatTheReadmeNamesAsApiIsThereAndPublic() throws IOException {
    assertThat(names(section("api"), "(?m)^\\| `(\\w+)` \\|"))
        .contains("ScormAdapter", "ScormConfig")
        .allSatisfy(
            name ->
                assertThat(CLASSES)
                    .anySatisfy(
                        type -> {
                          assertThat(type.getSimpleName()).isEqualTo(name);
                          assertThat(type.reflect()).isPublic();
                        }));
  }

  private static String[] words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> "`" + Asked.spelt((Enum<?>) constant) + "`")
        .toArray(String[]::new);
  }

  private static Set<String> names(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String readme() throws IOException {
    return Files.readString(HERE.resolve("README.md"));
  }

  private static String section(String name) throws IOException {
    return between(readme(), "<!-- " + name + " -->", "<!-- end of " + name + " -->").strip();
  }

  private static String between(String text, String from, String to) {
    assertThat(text).contains(from);
    int begin = text.indexOf(from) + from.length();
    assertThat(text.substring(begin)).contains(to);
    return text.substring(begin, text.indexOf(to, begin));
  }
}
