package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What only the bytes of a ZIP tell: how it begins, and whether it has the extension for large
 * files (PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.15 and 4.3.16).
 */
final class ZipLayout {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END = 0x06054b50;
  private static final int HEADER_LENGTH = 30;
  private static final int LOCATOR_LENGTH = 20;
  private static final int END_LENGTH = 22;
  private static final String MANIFEST = "imsmanifest.xml";

  private ZipLayout() {}

  static void check(Path path, Findings findings) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (!MANIFEST.equals(firstName(file))) {
        findings.add(Code.FIRST_ENTRY, "imsmanifest.xml is not the first entry of the ZIP");
      }
      if (isZip64(file)) {
        findings.add(Code.ZIP_64, "the ZIP has the extension for large files (ZIP64)");
      }
    }
  }

  private static String firstName(RandomAccessFile file) throws IOException {
    ByteBuffer header = read(file, 0, HEADER_LENGTH);
    if (header.limit() < HEADER_LENGTH || header.getInt(0) != LOCAL_HEADER) {
      return "";
    }
    int length = Short.toUnsignedInt(header.getShort(26));
    return StandardCharsets.UTF_8
        .decode(read(file, HEADER_LENGTH, Math.min(length, MANIFEST.length() + 1)))
        .toString();
  }

  /** The locator stands before the end record, which stands before a comment of any length. */
  private static boolean isZip64(RandomAccessFile file) throws IOException {
    int most = END_LENGTH + 0xFFFF + LOCATOR_LENGTH;
    long from = Math.max(0, file.length() - most);
    ByteBuffer tail = read(file, from, most);
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return at >= LOCATOR_LENGTH && tail.getInt(at - LOCATOR_LENGTH) == LOCATOR_64;
      }
    }
    return false;
  }

  private static ByteBuffer read(RandomAccessFile file, long from, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, Math.min(most, file.length() - from))];
    file.seek(from);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
