package io.labport.examples.server;

import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import io.labport.core.runtime.Labport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The key set that encrypts secrets at rest: made at the first start on the embedded database, readable by its user alone. */
final class KeysetFile {
  private static final String KEY = "secrets.keyset";

  private KeysetFile() {}

  /** A source with the key set of the file, which is made when it is missing. */
  static ConfigSource in(Path directory) {
    Path file = directory.resolve("keyset.json");
    try {
      Files.createDirectories(directory);
      if (!Files.exists(file)) {
        create(directory, file);
      }
      return ConfigSource.of(Map.of(KEY, Files.readString(file).strip()));
    } catch (IOException e) {
      throw new ConfigurationException(
          KEY + ": " + file + " cannot be read or made; set the key or make the directory writable");
    }
  }

  private static void create(Path directory, Path file) throws IOException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path whole = Files.createTempFile(directory, "keyset", ".tmp", ownerOnly);
    Files.writeString(whole, Labport.newKeyset());
    try {
      Files.move(whole, file);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      Files.delete(whole);
    }
  }
}
