package io.labport.core.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.runtime.Labport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private final String readme = read(Path.of("README.md"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("run in the module's folder", e);
    }
  }

  private String between(String begin, String end) {
    Matcher found =
        Pattern.compile(Pattern.quote(begin) + "\n(.*?)" + Pattern.quote(end), Pattern.DOTALL)
            .matcher(readme);
    assertThat(found.find()).as("%s ... %s", begin, end).isTrue();
    return found.group(1);
  }

  @Test
  void theConfigurationTableIsTheOneThatTheCodeDescribes() {
    assertThat(between("<!-- configuration -->", "<!-- /configuration -->"))
        .isEqualTo(Labport.describeConfiguration(List.of()));
  }

  @Test
  void theLinesForEmbeddingAreTheOnesThatATestRuns() {
    String test = read(Path.of("src/test/java/io/labport/core/readme/EmbeddingTest.java"));

    assertThat(between("```java", "```"))
        .isEqualTo(
            (region(test, "embed") + region(test, "serve"))
                .replace("new EchoAdapter()", "new LtiAdapter()")
                .replace("(file)", "(Path.of(\"labport.properties\"))")
                .replace(" // labport.properties", ""));
  }

  private static String region(String source, String name) {
    Matcher found =
        Pattern.compile("// <" + name + ">\n(.*?) *// </" + name + ">", Pattern.DOTALL)
            .matcher(source);
    assertThat(found.find()).isTrue();
    return found
        .group(1)
        .lines()
        .map(line -> line.substring(4) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void everyDependencyThatIsForcedOnAnEmbedderIsExplained() {
    String pom = read(Path.of("pom.xml"));
    Matcher dependency =
        Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL).matcher(pom);
    List<String> forced =
        dependency
            .results()
            .map(match -> match.group(1))
            .filter(text -> !text.contains("<scope>"))
            .map(text -> text.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"))
            .toList();

    assertThat(forced).hasSizeGreaterThan(10);
    assertThat(forced).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }
}
