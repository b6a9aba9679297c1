package io.labport.examples.lms.scorm;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * How the manifests of one SCORM name things (SCORM 1.2 CAM, section 2.3; SCORM 2004 CAM, section
 * 3.4).
 *
 * @param packaging namespace of IMS Content Packaging
 * @param content namespace of ADL's extensions
 * @param typeAttribute written otherwise in each; the case counts
 * @param seen identifiers, unique in a manifest
 */
record Dialect(
    ScormVersion version,
    String packaging,
    String content,
    String typeAttribute,
    Set<String> seen) {

  static final String SEQUENCING = "http://www.imsglobal.org/xsd/imsss";

  private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");

  static Dialect of(ScormVersion version) {
    return version.is2004()
        ? new Dialect(
            version,
            "http://www.imsglobal.org/xsd/imscp_v1p1",
            "http://www.adlnet.org/xsd/adlcp_v1p3",
            "scormType",
            new HashSet<>())
        : new Dialect(
            version,
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2",
            "scormtype",
            new HashSet<>());
  }

  /** An attribute that is an XML ID, noted as used. */
  String identifier(Element element, String name) {
    String id =
        Xml.attribute(element, name)
            .orElseThrow(
                () -> new BadPackage("An element " + element.getLocalName() + " has no " + name));
    if (!ID.matcher(id).matches()) {
      throw new BadPackage("The manifest has an identifier that is no XML ID: " + id);
    }
    if (!seen.add(id)) {
      throw new BadPackage("The manifest has the identifier " + id + " twice.");
    }
    return id;
  }
}
