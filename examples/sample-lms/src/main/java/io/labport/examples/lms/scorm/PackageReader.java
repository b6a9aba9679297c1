package io.labport.examples.lms.scorm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks a package interchange file, within limits and into memory only. */
final class PackageReader {

  static final String MANIFEST = "imsmanifest.xml";

  private static final int MOST_FILES = 2_000;
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");

  private PackageReader() {}

  /** All files by their paths. */
  static Map<String, byte[]> read(byte[] zip) {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      long total = 0;
      int entries = 0;
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries++;
        if (entries > MOST_FILES) {
          throw new BadPackage("The package has more than " + MOST_FILES + " files.");
        }
        String path = safe(entry.getName());
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = read(in, MOST_BYTES - total);
        total += content.length;
        if (files.put(path, content) != null) {
          throw new BadPackage("The package has the file " + path + " twice.");
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new BadPackage("The file is not a ZIP archive that can be read.");
    }
    if (files.isEmpty()) {
      throw new BadPackage("The file is not a ZIP archive, or an empty one.");
    }
    requireManifest(files);
    return files;
  }

  private static void requireManifest(Map<String, byte[]> files) {
    if (files.containsKey(MANIFEST)) {
      return;
    }
    for (String path : files.keySet()) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (name.toLowerCase(Locale.ROOT).equals(MANIFEST)) {
        throw new BadPackage(
            path.contains("/")
                ? MANIFEST
                    + " is not at the root of the package but at "
                    + path
                    + ": zip the content of the folder, not the folder itself."
                : "The manifest must be named " + MANIFEST + ", in lower case, not " + path + ".");
      }
    }
    throw new BadPackage("The package has no " + MANIFEST + ".");
  }

  private static byte[] read(ZipInputStream in, long most) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[16 * 1024];
    for (int n = in.read(part); n >= 0; n = in.read(part)) {
      out.write(part, 0, n);
      if (out.size() > most) {
        throw new BadPackage(
            "The package is larger than " + MOST_BYTES / 1024 / 1024 + " MB when unpacked.");
      }
    }
    return out.toByteArray();
  }

  /** Nothing is written to a disk here, but what leads out of a folder is no honest package. */
  private static String safe(String path) {
    boolean out =
        path.startsWith("/")
            || path.contains("\\")
            || path.contains("\0")
            || DRIVE.matcher(path).matches();
    for (String step : path.split("/", -1)) {
      out |= step.equals("..") || step.equals(".");
    }
    if (out) {
      throw new BadPackage("The package has a file whose path leads out of it: " + path);
    }
    return path;
  }
}
