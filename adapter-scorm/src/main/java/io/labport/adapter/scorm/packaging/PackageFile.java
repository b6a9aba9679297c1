package io.labport.adapter.scorm.packaging;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A file of a package, with the checksum that a ZIP wants before the content. */
final class PackageFile implements Comparable<PackageFile> {
  private final String name;
  private final byte[] content;
  private final long crc;

  private PackageFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
    CRC32 checksum = new CRC32();
    checksum.update(content);
    this.crc = checksum.getValue();
  }

  /**
   * @param content is kept, and not to be changed any more
   */
  static PackageFile of(String name, byte[] content) {
    return new PackageFile(name, content);
  }

  static PackageFile of(String name, String content) {
    return new PackageFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  long crc() {
    return crc;
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(PackageFile other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackageFile file && file.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
