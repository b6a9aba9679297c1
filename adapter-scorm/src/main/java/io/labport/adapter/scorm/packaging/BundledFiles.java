package io.labport.adapter.scorm.packaging;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that lie beside this class; the build writes down which, see {@code npm/index}. */
final class BundledFiles {
  private BundledFiles() {}

  /**
   * @param index the list of the files
   * @param directory where they lie
   */
  static List<PackageFile> all(String index, String directory) {
    return new String(read("index/" + index), StandardCharsets.UTF_8)
        .lines()
        .filter(name -> !name.isBlank())
        .map(name -> PackageFile.of(name, read(directory + "/" + name)))
        .toList();
  }

  static byte[] read(String path) {
    try (@Nullable InputStream stream = BundledFiles.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new FileNotFoundException(path + " is not on the class path of this module");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
