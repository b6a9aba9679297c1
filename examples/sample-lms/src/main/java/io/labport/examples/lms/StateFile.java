package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** One JSON file that is always either the old state or the new one, never half of it. */
final class StateFile {

  private static final String NAME = "sample-lms.json";

  private final Path file;
  private final Path next;

  StateFile(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException notMade) {
      throw new UncheckedIOException("cannot make the data directory " + directory, notMade);
    }
    file = directory.resolve(NAME);
    next = directory.resolve(NAME + ".next");
  }

  Optional<ObjectNode> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return Optional.of(
          Json.parseObject(text)
              .orElseThrow(() -> new IllegalStateException(file + " does not hold our JSON")));
    } catch (IOException notRead) {
      throw new UncheckedIOException("cannot read " + file, notRead);
    }
  }

  synchronized void write(ObjectNode state) {
    try {
      Files.deleteIfExists(next);
      // It holds the signing keys, so nobody else may read it, not even for a moment.
      if (next.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            next,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(next);
      }
      try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(Json.write(state).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notWritten) {
      throw new UncheckedIOException("cannot write " + file, notWritten);
    }
  }
}
