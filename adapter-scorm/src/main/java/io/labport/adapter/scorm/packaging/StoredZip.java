package io.labport.adapter.scorm.packaging;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes ZIPs whose bytes depend on nothing but the files.
 *
 * <p>The files are stored and not compressed. What deflating yields depends on the zlib of the Java
 * runtime, which some distributions replace, and which changed between releases: the same package
 * would get another SHA-256 after an update of Java, and nobody could tell any more whether an LMS
 * holds what was issued. It would save some 150 KB per package. Every reader of ZIP files reads
 * stored entries, and with sizes and checksums known beforehand there are no data descriptors, over
 * which some readers stumble.
 */
final class StoredZip {
  /**
   * February: {@link ZipEntry} takes the first moment of ZIP's calendar for "earlier" and then adds
   * a field that depends on the time zone.
   */
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

  private StoredZip() {}

  /**
   * What was written.
   *
   * @param sha256 of all bytes
   * @param bytes how many
   */
  record Written(String sha256, long bytes) {}

  /**
   * @param files in this order; their names are ASCII
   */
  static Written write(List<PackageFile> files, OutputStream into) throws IOException {
    MessageDigest digest = Sha256.digest();
    Counting counted = new Counting(new DigestOutputStream(into, digest));
    // Names in ASCII need no mark that says which encoding they have.
    ZipOutputStream zip = new ZipOutputStream(counted, StandardCharsets.US_ASCII);
    for (PackageFile file : files) {
      ZipEntry entry = new ZipEntry(file.name());
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(file.content().length);
      entry.setCompressedSize(file.content().length);
      entry.setCrc(file.crc());
      entry.setTimeLocal(ALWAYS);
      zip.putNextEntry(entry);
      zip.write(file.content());
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
    return new Written(Sha256.hex(digest.digest()), counted.bytes);
  }

  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }
  }
}
