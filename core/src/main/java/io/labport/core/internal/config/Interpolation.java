package io.labport.core.internal.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${env:NAME}} and {@code ${file:/path}} at the moment a value is read. */
final class Interpolation {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private Interpolation() {}

  /** A reference that leads nowhere; the message says which and what to do. */
  static final class Unresolved extends Exception {
    Unresolved(String message) {
      super(message);
    }
  }

  static String resolve(String text, ConfigValues values) throws Unresolved {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String value =
          matcher.group(1).equals("env")
              ? variable(matcher.group(2), values)
              : content(matcher.group(2));
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(resolved).toString();
  }

  private static String variable(String name, ConfigValues values) throws Unresolved {
    return values
        .variable(name)
        .orElseThrow(
            () ->
                new Unresolved(
                    "the environment that Labport was given has no variable "
                        + name
                        + "; set it, or add ConfigSource.environment to the sources"));
  }

  private static String content(String path) throws Unresolved {
    try {
      // Editors and "echo" end a file with a line break that is not part of the secret.
      return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw new Unresolved(
          "cannot read the file " + path + "; check that it is there, readable and UTF-8");
    }
  }
}
