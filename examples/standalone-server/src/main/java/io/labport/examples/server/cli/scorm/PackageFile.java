package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.domain.InvalidParameterException;
import io.labport.examples.server.CannotStartException;
import io.labport.examples.server.cli.admin.AdminClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A package that was fetched and written.
 *
 * @param sha256 of its bytes; packaging the same again gives the same
 */
record PackageFile(String dispatch, Path file, int bytes, String sha256) {

  /**
   * Fetches the package of a dispatch.
   *
   * @param file where it goes; a file that is there is replaced whole or not at all
   * @param flavour in place of the dispatch's own
   * @param controlFiles in place of the server's choice
   */
  static PackageFile fetch(
      AdminClient server,
      String dispatch,
      Path file,
      @Nullable String flavour,
      @Nullable String controlFiles) {
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("flavour", flavour);
    query.put("controlFiles", controlFiles);
    byte[] bytes = server.bytes(DispatchCommands.of(dispatch) + "/package", query);
    write(file, bytes);
    return new PackageFile(dispatch, file, bytes.length, sha256(bytes));
  }

  /** A name for the file of a package: lower-case ASCII, which every LMS takes. */
  static String named(String title, String otherwise) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String name = plain.isEmpty() ? otherwise : plain;
    return name.substring(0, Math.min(name.length(), 60)).replaceAll("-+$", "") + ".zip";
  }

  /** Refuses to replace what is there, before anything is asked of the server. */
  static void mustBeFree(Path file, boolean replace) {
    if (!replace && Files.exists(file)) {
      throw new InvalidParameterException(
          "out", file + " is there already; --replace writes over it");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InvalidParameterException("out", "there is no folder " + folder);
    }
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("dispatch", dispatch)
        .put("file", file.toString())
        .put("bytes", bytes)
        .put("sha256", sha256);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".labport", ".zip");
      try {
        Files.write(whole, bytes);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new CannotStartException("The package cannot be written to " + file);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
