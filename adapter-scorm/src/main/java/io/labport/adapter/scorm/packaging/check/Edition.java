package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** By which rules a manifest is judged. */
enum Edition {
  E12(Flavour.SCORM_12, "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "adlcp:scormtype"),
  E2004_3RD(Flavour.SCORM_2004_3RD, "http://www.imsglobal.org/xsd/imscp_v1p1", "adlcp:scormType"),
  E2004_4TH(Flavour.SCORM_2004_4TH, "http://www.imsglobal.org/xsd/imscp_v1p1", "adlcp:scormType");

  private final Flavour flavour;
  private final String namespace;
  private final String typeAttribute;

  Edition(Flavour flavour, String namespace, String typeAttribute) {
    this.flavour = flavour;
    this.namespace = namespace;
    this.typeAttribute = typeAttribute;
  }

  boolean is12() {
    return this == E12;
  }

  String typeAttribute() {
    return typeAttribute;
  }

  String spelling() {
    return "SCORM " + flavour.schemaVersion();
  }

  /**
   * The edition that the manifest claims. The namespace decides between 1.2 and 2004, since the
   * parsers of LMSs go by it; the text of {@code schemaversion} decides between the editions.
   */
  static Edition of(Document document, Findings findings) {
    Element root = document.getDocumentElement();
    Optional<String> version = schemaVersion(root);
    Optional<Edition> claimed =
        version.flatMap(
            text ->
                Stream.of(values())
                    .filter(each -> each.flavour.schemaVersion().equals(text))
                    .findFirst());
    String namespace = root.getNamespaceURI() == null ? "" : root.getNamespaceURI();
    Optional<Edition> written =
        Stream.of(values()).filter(each -> each.namespace.equals(namespace)).findFirst();
    if (written.isEmpty() || !root.getLocalName().equals("manifest")) {
      findings.add(
          Code.MANIFEST_NAMESPACE,
          "the root element must be manifest in the namespace of SCORM 1.2 or SCORM 2004");
    }
    if (claimed.isEmpty()) {
      findings.add(
          Code.SCHEMA_VERSION,
          "metadata/schemaversion must be '1.2', '2004 3rd Edition' or '2004 4th Edition'"
              + version.map(text -> ", not " + Findings.quoted(text)).orElse(""));
      return written.orElse(E12);
    }
    if (written.isPresent() && !written.get().namespace.equals(claimed.get().namespace)) {
      findings.add(
          Code.SCHEMA_VERSION,
          "schemaversion says "
              + claimed.get().spelling()
              + ", but the root element has the namespace of another version");
      return written.get();
    }
    return claimed.get();
  }

  private static Optional<String> schemaVersion(Element root) {
    return Elements.children(root, "metadata").stream()
        .flatMap(metadata -> Elements.children(metadata, "schemaversion").stream())
        .map(Element::getTextContent)
        .findFirst();
  }
}
