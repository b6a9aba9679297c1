package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.labport.adapter.lti.ags.Grades;
import io.labport.adapter.lti.groups.CourseGroups;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.migration.LegacyIdentities;
import io.labport.adapter.lti.nrps.Rosters;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.RegistrationStore;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.testkit.TestConfig;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the module promises about its own shape. */
class StructureTest {
  private static final String BASE = "io.labport.adapter.lti";
  private static final Path README =
      Files.exists(Path.of("adapter-lti/README.md"))
          ? Path.of("adapter-lti/README.md")
          : Path.of("README.md");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  /** Names of LMSs as code might have them. */
  private static final Pattern LMS =
      Pattern.compile(
          "canvas|instructure|moodle|desire2learn|brightspace|blackboard|sakai|schoology"
              + "|openedx|edx\\.org",
          Pattern.CASE_INSENSITIVE);

  @Test
  void outsideOfTheProfilesNothingNamesAnLms() throws IOException {
    List<String> found = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      boolean free =
          type.getPackageName().equals(BASE + ".profile")
              || type.isEquivalentTo(PlatformFamily.class)
              || type.getSimpleName().startsWith("Jte");
      if (!free) {
        for (String constant : constants(type)) {
          if (LMS.matcher(constant).find()) {
            found.add(type.getName() + ": " + constant);
          }
        }
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void theSearchForNamesSeesThem() throws IOException {
    assertThat(constants(CLASSES.get(PlatformFamily.class))).contains("CANVAS", "MOODLE");
  }

  @Test
  void theReadmeNamesWhatIsOfferedAndNothingElse() throws Exception {
    Set<String> named = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*offered").matcher(api());
    while (row.find()) {
      named.add(row.group(1));
    }

    Set<String> declared = new TreeSet<>();
    Matcher offer =
        Pattern.compile("\\boffer\\((\\w+)\\.class\\)")
            .matcher(
                Files.readString(
                    README.resolveSibling("src/main/java/io/labport/adapter/lti/LtiAdapter.java")));
    while (offer.find()) {
      declared.add(offer.group(1));
    }
    assertThat(named).isEqualTo(declared).hasSize(6);
  }

  @Test
  void everyTypeThatTheReadmeNamesAsApiIsThereAndPublic() throws IOException {
    Set<String> named =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(api())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(named)
        .containsAll(
            Stream.of(
                    LtiAdapter.class,
                    LtiConfig.class,
                    RegistrationConfig.class,
                    ToolConfig.class,
                    RegistrationStore.class,
                    PlatformProfile.class)
                .map(Class::getSimpleName)
                .toList())
        .allSatisfy(
            name ->
                assertThat(CLASSES)
                    .anySatisfy(
                        type -> {
                          assertThat(type.getSimpleName()).isEqualTo(name);
                          assertThat(type.reflect()).isPublic();
                        }));
  }

  @Test
  void whatIsOfferedIsHandedOut() {
    try (Labport labport =
        Labport.builder()
            .config(ConfigSource.of(TestConfig.with("secrets.keyset", Labport.newKeyset())))
            .storage(Storages.inMemory())
            .adapters(new LtiAdapter())
            .start()) {
      for (Class<?> type :
          List.of(
              LtiRegistrations.class,
              Grades.class,
              LaunchInspector.class,
              Rosters.class,
              CourseGroups.class,
              LegacyIdentities.class)) {
        assertThat(labport.offered(type)).as(type.getName()).isInstanceOf(type);
      }
    }
  }

  private static String api() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf("<!-- api -->");
    int end = readme.indexOf("<!-- end of api -->");
    assertThat(begin).isPositive().isLessThan(end);
    return readme.substring(begin, end);
  }

  /**
   * The strings of a class that its code uses, and the names of constants; not the names of its own
   * members and types, which stand in the same table.
   */
  private static Set<String> constants(JavaClass type) throws IOException {
    Set<String> found = new TreeSet<>();
    type.getFieldAccessesFromSelf().stream()
        .filter(access -> access.getTargetOwner().isEquivalentTo(PlatformFamily.class))
        .filter(access -> !type.isEquivalentTo(PlatformFamily.class))
        .map(access -> access.getName())
        .filter(name -> !name.equals(PlatformFamily.GENERIC.name()))
        .forEach(found::add);
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = StructureTest.class.getResourceAsStream(file);
        DataInputStream data = new DataInputStream(in)) {
      found.addAll(strings(data));
    }
    return found;
  }

  /** Java Virtual Machine Specification, section 4.4: the constant pool. */
  private static Set<String> strings(DataInputStream data) throws IOException {
    data.readInt();
    data.readUnsignedShort();
    data.readUnsignedShort();
    int count = data.readUnsignedShort();
    String[] texts = new String[count];
    Set<Integer> used = new TreeSet<>();
    for (int i = 1; i < count; i++) {
      int tag = data.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = data.readUTF();
        case 8 -> used.add(data.readUnsignedShort());
        case 5, 6 -> {
          data.readLong();
          i++;
        }
        case 7, 16, 19, 20 -> data.readUnsignedShort();
        case 15 -> data.skipBytes(3);
        default -> data.readInt();
      }
    }
    return used.stream().map(i -> texts[i]).collect(Collectors.toSet());
  }
}
