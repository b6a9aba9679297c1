package io.labport.adapter.scorm.packaging;

import java.util.List;

/** The resources of a manifest; alike in all versions but for one attribute's spelling. */
final class ManifestResources {
  private ManifestResources() {}

  /**
   * Lists every file with every resource: some LMSs serve listed files alone.
   *
   * @param type the attribute that makes a resource a SCO; in the wrong spelling it is an asset,
   *     which nobody tracks
   */
  static void write(ManifestXml xml, String type, Outline.Sco sco, List<String> shared) {
    xml.open(
        "resource",
        "identifier",
        sco.resource(),
        "type",
        "webcontent",
        type,
        "sco",
        "href",
        sco.page());
    xml.empty("file", "href", sco.page());
    shared.forEach(file -> xml.empty("file", "href", file));
    xml.close();
  }
}
