package io.labport.examples.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts that lie beside the code. */
final class Repository {
  private Repository() {}

  /** Surefire runs in the module's folder, an editor perhaps at the root. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static String serverReadme() throws IOException {
    return Files.readString(root().resolve("examples/standalone-server/README.md"));
  }

  /** Every README.md and CONTRIBUTING.md that belongs to the source. */
  static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.getFileName().toString().matches("README\\.md|CONTRIBUTING\\.md"))
          .filter(
              file -> !root().relativize(file).toString().matches("(.*/)?(target|data|\\.git)/.*"))
          .sorted()
          .toList();
    }
  }

  /**
   * What stands between the comments {@code <!-- begin: name -->} and {@code <!-- end: name -->}.
   */
  static String between(String text, String name) {
    Matcher part =
        Pattern.compile(
                "<!-- begin: " + name + " -->\\R(.*?)<!-- end: " + name + " -->", Pattern.DOTALL)
            .matcher(text);
    if (!part.find()) {
      throw new AssertionError("the text has no part '" + name + "'");
    }
    return part.group(1).strip();
  }

  /** The content of each fenced block of the language. */
  static List<String> blocks(String text, String language) {
    return Pattern.compile(
            "^ *```" + language + "\\R(.*?)^ *```", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
