package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes packages, good ones unless told otherwise. */
final class PackageBuilder {

  private final ScormVersion version;
  private final Map<String, String> files = new LinkedHashMap<>();
  private String inItem = "";
  private String inResource = "";

  PackageBuilder(ScormVersion version) {
    this.version = version;
    files.put("index.html", "<!doctype html><title>SCO</title><script src=\"sco.js\"></script>");
    files.put("sco.js", "// nothing");
  }

  static PackageBuilder scorm12() {
    return new PackageBuilder(ScormVersion.SCORM_12);
  }

  static PackageBuilder scorm2004() {
    return new PackageBuilder(ScormVersion.SCORM_2004_3);
  }

  /** Further elements of the item. */
  PackageBuilder item(String xml) {
    inItem = xml;
    return this;
  }

  /** Further elements of the resource. */
  PackageBuilder resource(String xml) {
    inResource = xml;
    return this;
  }

  PackageBuilder file(String path, String content) {
    files.put(path, content);
    return this;
  }

  String manifest() {
    boolean is2004 = version.is2004();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest identifier="M-1" version="1" xmlns="%s" xmlns:adlcp="%s"
            xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
          <metadata><schema>ADL SCORM</schema><schemaversion>%s</schemaversion></metadata>
          <organizations default="ORG">
            <organization identifier="ORG">
              <title>Build a network</title>
              <item identifier="ITEM" identifierref="RES"><title>Build &amp; test</title>%s</item>
            </organization>
          </organizations>
          <resources>
            <resource identifier="RES" type="webcontent" adlcp:%s="sco" href="index.html">
              <file href="index.html"/><file href="sco.js"/>%s
            </resource>
          </resources>
        </manifest>
        """
        .formatted(
            is2004
                ? "http://www.imsglobal.org/xsd/imscp_v1p1"
                : "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            is2004
                ? "http://www.adlnet.org/xsd/adlcp_v1p3"
                : "http://www.adlnet.org/xsd/adlcp_rootv1p2",
            version.schemaVersion(),
            inItem,
            is2004 ? "scormType" : "scormtype",
            inResource);
  }

  byte[] build() {
    return withManifest(manifest());
  }

  byte[] withManifest(String manifest) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("imsmanifest.xml", manifest);
    all.putAll(files);
    return zip(all);
  }

  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
