package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What guides say about the repository itself: modules, classes and files are where they say. */
class GuidesTest {
  private static final Pattern MODULES = Pattern.compile("-pl ([a-z][a-z,./-]*)");
  private static final Pattern CLASS = Pattern.compile("\\bio(\\.[a-z0-9]+)+\\.[A-Z]\\w*");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)");

  @Test
  void modulesThatMavenIsToBuildAreThere() throws IOException {
    Set<String> modules = new TreeSet<>();
    for (Path guide : Repository.guides()) {
      found(MODULES, guide, 1).forEach(list -> modules.addAll(List.of(list.split(","))));
    }

    assertThat(modules)
        .contains("adapter-scorm", "examples/embedded-scorm", "examples/sample-lms")
        .allSatisfy(it -> assertThat(Repository.root().resolve(it).resolve("pom.xml")).exists());
  }

  @Test
  void classesThatAreNamedInFullAreThere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path guide : Repository.guides()) {
      found(CLASS, guide, 0).filter(it -> it.startsWith("io.labport.")).forEach(named::add);
    }

    assertThat(named).contains("io.labport.examples.harbour.Harbour").isSubsetOf(classes());
  }

  @Test
  void linksLeadToFiles() throws IOException {
    for (Path guide : Repository.guides()) {
      assertThat(found(LINK, guide, 1))
          .as(Repository.root().relativize(guide).toString())
          .allSatisfy(link -> assertThat(guide.resolveSibling(link)).exists());
    }
  }

  private static Stream<String> found(Pattern what, Path guide, int group) throws IOException {
    return what.matcher(Files.readString(guide)).results().map(it -> it.group(group));
  }

  /** All that are compiled from a file of their own. */
  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.root())) {
      return files
          .map(file -> Repository.root().relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.matches("([a-z/-]+/)?src/(main|test)/java/.*\\.java"))
          .map(file -> file.replaceFirst(".*src/(main|test)/java/", ""))
          .map(file -> file.replaceFirst("\\.java$", "").replace('/', '.'))
          .collect(Collectors.toSet());
    }
  }
}
