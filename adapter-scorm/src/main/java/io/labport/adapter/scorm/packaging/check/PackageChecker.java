package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Says what is wrong with a package: as a ZIP, by the XML schemas of its edition, and by what no
 * schema checks and LMSs trip over. The schemas are this module's own, never those in the package;
 * nothing is fetched from anywhere, and packages of strangers may be checked. Thread-safe.
 */
public final class PackageChecker {
  private final ManifestSchemas schemas;

  @Inject
  public PackageChecker() {
    schemas = new ManifestSchemas();
  }

  /**
   * Checks a file.
   *
   * @return what is wrong, in the order of the package; empty when nothing is
   */
  public List<Finding> check(Path zip) {
    Findings findings = new Findings();
    ZipReading reading = ZipReading.of(zip, findings);
    Optional<byte[]> manifest = reading.manifest();
    if (manifest.isPresent()) {
      check(manifest.get(), reading, findings);
    }
    return findings.all();
  }

  private void check(byte[] manifest, ZipReading reading, Findings findings) {
    if (!ManifestReading.isPlainUtf8(manifest)) {
      findings.add(
          Code.MANIFEST_ENCODING, "imsmanifest.xml must be UTF-8 without a byte order mark");
    }
    Optional<Document> document = ManifestReading.parse(manifest, findings);
    if (document.isPresent()) {
      Edition edition = Edition.of(document.get(), findings);
      schemas.validate(manifest, edition, findings);
      new ManifestRules(document.get(), edition, findings).check();
      new ResourceRules(document.get(), edition, reading.names(), findings).check();
    }
  }
}
