package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The manifest of SCORM 2004, 3rd and 4th edition (SCORM 2004, Content Aggregation Model, Content
 * Packaging).
 *
 * <p>Both delivery controls: without them the LMS marks the activity completed and satisfied by
 * itself when the learner just leaves (SCORM 2004, Sequencing and Navigation, End Attempt Process).
 * Flow: without it many players show an empty page. Never a completion threshold: with one and no
 * progress measure the completion status reads unknown even after the SCO has set it.
 */
final class Manifest2004 {
  private static final String IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1";
  private static final String ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3";
  private static final String ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3";
  private static final String IMSSS = "http://www.imsglobal.org/xsd/imsss";

  private Manifest2004() {}

  static byte[] of(Outline outline, Flavour edition) {
    ManifestXml xml =
        new ManifestXml(namespaces(outline))
            .root("manifest", schemas(outline), "identifier", outline.identifier(), "version", "1")
            .open("metadata")
            .leaf("schema", "ADL SCORM")
            .leaf("schemaversion", edition.schemaVersion())
            .close()
            .open("organizations", "default", "ORG")
            .open("organization", "identifier", "ORG")
            .leaf("title", outline.title());
    outline.scos().forEach(sco -> item(xml, outline, sco));
    xml.open("imsss:sequencing")
        .empty("imsss:controlMode", "choice", "true", "flow", "true")
        .close();
    xml.close().close().open("resources");
    outline
        .scos()
        .forEach(sco -> ManifestResources.write(xml, "adlcp:scormType", sco, outline.shared()));
    return xml.close().close().bytes();
  }

  private static void item(ManifestXml xml, Outline outline, Outline.Sco sco) {
    xml.open("item", "identifier", sco.item(), "identifierref", sco.resource(), "isvisible", "true")
        .leaf("title", sco.title())
        .open("imsss:sequencing");
    outline.mastery().ifPresent(percent -> objective(xml, percent));
    xml.empty(
            "imsss:deliveryControls",
            "tracked",
            "true",
            "completionSetByContent",
            "true",
            "objectiveSetByContent",
            "true")
        .close();
    if (!outline.isCourse()) {
      presentation(xml);
    }
    xml.close();
  }

  private static void objective(ManifestXml xml, int percent) {
    xml.open("imsss:objectives")
        .open("imsss:primaryObjective", "objectiveID", "PRIMARY", "satisfiedByMeasure", "true")
        .leaf(
            "imsss:minNormalizedMeasure",
            BigDecimal.valueOf(percent, 2).stripTrailingZeros().toPlainString())
        .close()
        .close();
  }

  /**
   * A single lab has nothing before or behind it, so the LMS need not offer to go there. Its
   * buttons for leaving stay: a learner needs them when our page fails.
   */
  private static void presentation(ManifestXml xml) {
    xml.open("adlnav:presentation")
        .open("adlnav:navigationInterface")
        .leaf("adlnav:hideLMSUI", "previous")
        .leaf("adlnav:hideLMSUI", "continue")
        .close()
        .close();
  }

  private static Map<String, String> namespaces(Outline outline) {
    Map<String, String> namespaces = new LinkedHashMap<>();
    namespaces.put("", IMSCP);
    namespaces.put("adlcp", ADLCP);
    if (!outline.isCourse()) {
      namespaces.put("adlnav", ADLNAV);
    }
    namespaces.put("imsss", IMSSS);
    namespaces.put("xsi", ManifestXml.XSI);
    return namespaces;
  }

  private static Map<String, String> schemas(Outline outline) {
    Map<String, String> schemas = new LinkedHashMap<>();
    schemas.put(IMSCP, "imscp_v1p1.xsd");
    schemas.put(ADLCP, "adlcp_v1p3.xsd");
    if (!outline.isCourse()) {
      schemas.put(ADLNAV, "adlnav_v1p3.xsd");
    }
    schemas.put(IMSSS, "imsss_v1p0.xsd");
    return schemas;
  }
}
