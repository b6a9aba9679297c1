package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The manifest of SCORM 1.2 (SCORM 1.2, Content Aggregation Model, Content Packaging).
 *
 * <p>No {@code item/@parameters}: several LMSs ignore it or encode it twice.
 */
final class Manifest12 {
  private static final String IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
  private static final String ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

  private Manifest12() {}

  static byte[] of(Outline outline) {
    ManifestXml xml =
        new ManifestXml(namespaces())
            .root("manifest", schemas(), "identifier", outline.identifier(), "version", "1")
            .open("metadata")
            .leaf("schema", "ADL SCORM")
            .leaf("schemaversion", Flavour.SCORM_12.schemaVersion())
            .close()
            .open("organizations", "default", "ORG")
            .open("organization", "identifier", "ORG")
            .leaf("title", outline.title());
    outline.scos().forEach(sco -> item(xml, outline, sco));
    xml.close().close().open("resources");
    outline
        .scos()
        .forEach(sco -> ManifestResources.write(xml, "adlcp:scormtype", sco, outline.shared()));
    return xml.close().close().bytes();
  }

  private static void item(ManifestXml xml, Outline outline, Outline.Sco sco) {
    xml.open("item", "identifier", sco.item(), "identifierref", sco.resource(), "isvisible", "true")
        .leaf("title", sco.title());
    outline
        .mastery()
        .ifPresent(percent -> xml.leaf("adlcp:masteryscore", Integer.toString(percent)));
    xml.close();
  }

  private static Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    namespaces.put("", IMSCP);
    namespaces.put("adlcp", ADLCP);
    namespaces.put("xsi", ManifestXml.XSI);
    return namespaces;
  }

  private static Map<String, String> schemas() {
    Map<String, String> schemas = new LinkedHashMap<>();
    schemas.put(IMSCP, "imscp_rootv1p1p2.xsd");
    schemas.put(ADLCP, "adlcp_rootv1p2.xsd");
    return schemas;
  }
}
