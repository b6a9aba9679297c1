package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a ZIP holds. Packages come from anywhere: what is read is limited, whatever sizes the ZIP
 * claims.
 *
 * @param names of all files
 * @param manifest its bytes, if it is there and can be read
 */
record ZipReading(Set<String> names, Optional<byte[]> manifest) {
  static final int MOST_ENTRIES = 5_000;
  static final int LARGEST_MANIFEST = 2 << 20;
  static final long MOST_BYTES = 512L << 20;
  private static final int BUFFER = 1 << 14;
  private static final String MANIFEST = "imsmanifest.xml";

  /** What at least one LMS throws a whole package away for. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "htaccess",
          "phps",
          "php5",
          "php4",
          "ph3",
          "php",
          "cgi",
          "sh",
          "shtml",
          "asp",
          "aspx",
          "jsp",
          "py",
          "rb",
          "pl");

  private static final ZipReading NOTHING = new ZipReading(Set.of(), Optional.empty());

  static ZipReading of(Path file, Findings findings) {
    try {
      ZipLayout.check(file, findings);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        return read(zip, findings);
      }
    } catch (IOException | IllegalArgumentException e) {
      // ZipFile refuses encryption and methods besides stored and deflated in this way too.
      findings.add(
          Code.ZIP_UNREADABLE,
          Files.exists(file)
              ? "the file cannot be read as a ZIP: " + e.getMessage()
              : "there is no such file");
      return NOTHING;
    }
  }

  private static ZipReading read(ZipFile zip, Findings findings) throws IOException {
    if (zip.size() > MOST_ENTRIES) {
      findings.add(Code.ZIP_TOO_LARGE, "the ZIP has more than " + MOST_ENTRIES + " entries");
      return NOTHING;
    }
    List<? extends ZipEntry> entries = Collections.list(zip.entries());
    Set<String> names = new HashSet<>();
    Optional<byte[]> manifest = Optional.empty();
    Budget budget = new Budget();
    for (ZipEntry entry : entries) {
      judge(entry, names, findings);
      boolean isManifest = entry.getName().equals(MANIFEST);
      Optional<byte[]> content =
          budget.read(zip, entry, isManifest ? LARGEST_MANIFEST : 0, findings);
      if (isManifest) {
        manifest = content;
      }
      if (budget.spent()) {
        return new ZipReading(names, Optional.empty());
      }
    }
    if (!names.contains(MANIFEST)) {
      String elsewhere =
          names.stream()
              .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(MANIFEST))
              .sorted()
              .findFirst()
              .map(
                  name ->
                      "; there is " + Findings.quoted(name) + ": zip the contents, not the folder")
              .orElse("");
      findings.add(
          Code.MANIFEST_MISSING, "imsmanifest.xml is not at the root of the ZIP" + elsewhere);
    }
    return new ZipReading(names, manifest);
  }

  private static void judge(ZipEntry entry, Set<String> names, Findings findings) {
    String name = entry.getName();
    String quoted = Findings.quoted(name);
    if (!names.add(name)) {
      findings.add(Code.ENTRY_TWICE, "the ZIP has two entries " + quoted);
    }
    if (entry.isDirectory()) {
      findings.add(Code.ENTRY_DIRECTORY, "the ZIP has an entry for the directory " + quoted);
      return;
    }
    if (!isGoodName(name)) {
      findings.add(
          Code.ENTRY_NAME,
          quoted
              + " is no name that every LMS takes: relative, forward slashes, lower-case letters"
              + " of ASCII, digits, dots, hyphens and underscores");
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (FORBIDDEN.contains(extension)) {
      findings.add(
          Code.FORBIDDEN_EXTENSION, quoted + " has an extension that LMSs refuse packages for");
    }
  }

  /** Control files are called as those who published them called them. */
  private static boolean isGoodName(String name) {
    String form =
        name.endsWith(".xsd") || name.endsWith(".dtd") ? "[A-Za-z0-9._-]+" : "[a-z0-9._-]+";
    for (String part : name.split("/", -1)) {
      if (!part.matches(form) || part.startsWith(".") || part.equals("__macosx")) {
        return false;
      }
    }
    return true;
  }

  /** How much may still be inflated. */
  private static final class Budget {
    private long left = MOST_BYTES;

    boolean spent() {
      return left < 0;
    }

    /**
     * Reads an entry to its end and compares its checksum, which {@link ZipFile} does not.
     *
     * @param keep how much of it is wanted
     */
    Optional<byte[]> read(ZipFile zip, ZipEntry entry, int keep, Findings findings) {
      CRC32 checksum = new CRC32();
      try (InputStream content =
          new CheckedInputStream(zip.getInputStream(entry), checksum)) {
        byte[] kept = content.readNBytes(keep);
        left -= kept.length;
        byte[] buffer = new byte[BUFFER];
        boolean more = false;
        for (int n = content.read(buffer); n >= 0 && left >= 0; n = content.read(buffer)) {
          left -= n;
          more |= n > 0;
        }
        if (left < 0) {
          findings.add(
              Code.ZIP_TOO_LARGE,
              "the ZIP holds more than " + (MOST_BYTES >> 20) + " MB; the rest was not looked at");
          return Optional.empty();
        }
        if (keep > 0 && more) {
          findings.add(
              Code.ZIP_TOO_LARGE,
              Findings.quoted(entry.getName()) + " is larger than " + (keep >> 20) + " MB");
          return Optional.empty();
        }
        if (entry.getCrc() != checksum.getValue()) {
          findings.add(
              Code.ZIP_UNREADABLE,
              Findings.quoted(entry.getName()) + " is damaged: its checksum differs");
        }
        return Optional.of(kept);
      } catch (IOException e) {
        findings.add(
            Code.ZIP_UNREADABLE,
            Findings.quoted(entry.getName()) + " cannot be read: " + e.getMessage());
        return Optional.empty();
      }
    }
  }
}
