package io.labport.examples.server.cli.scorm;

import io.labport.examples.server.CannotStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which dispatch stands behind which file of a folder, so that the same command run again makes
 * none twice.
 */
final class Issued {
  static final String NAME = "dispatches.csv";
  private static final String HEADER = "file,dispatch\n";

  private final Path book;
  private final Map<String, String> dispatches = new HashMap<>();

  Issued(Path folder) {
    book = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      if (Files.exists(book)) {
        for (String line : Files.readAllLines(book)) {
          int comma = line.indexOf(',');
          if (comma > 0 && !(line + "\n").equals(HEADER)) {
            dispatches.put(line.substring(0, comma), line.substring(comma + 1).strip());
          }
        }
      }
    } catch (IOException e) {
      throw cannot();
    }
  }

  Optional<String> dispatch(String file) {
    return Optional.ofNullable(dispatches.get(file));
  }

  /** On disk when it returns: a dispatch that nobody wrote down would be made again. */
  void note(String file, String dispatch) {
    dispatches.put(file, dispatch);
    String line = (Files.exists(book) ? "" : HEADER) + file + "," + dispatch + "\n";
    try {
      Files.write(
          book,
          line.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw cannot();
    }
  }

  private CannotStartException cannot() {
    return new CannotStartException("The file " + book + " cannot be read or written");
  }
}
