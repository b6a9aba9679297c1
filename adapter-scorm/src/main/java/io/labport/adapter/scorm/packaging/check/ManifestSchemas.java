package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML schemas of each edition. Thread-safe. */
final class ManifestSchemas {
  private static final String CONTROL = "/io/labport/adapter/scorm/packaging/control/";

  private static final String FULL_CHECKING =
      "http://apache.org/xml/features/validation/schema-full-checking";

  private final Map<Edition, Schema> loaded = new EnumMap<>(Edition.class);

  void validate(byte[] manifest, Edition edition, Findings findings) {
    Validator validator = schema(edition).newValidator();
    try {
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(new Collecting(findings));
      validator.validate(new StreamSource(new ByteArrayInputStream(manifest)));
    } catch (SAXException | IOException e) {
      findings.add(Code.SCHEMA, "imsmanifest.xml: " + e.getMessage());
    }
  }

  private synchronized Schema schema(Edition edition) {
    return loaded.computeIfAbsent(edition, ManifestSchemas::load);
  }

  private static Schema load(Edition edition) {
    String directory = CONTROL + directory(edition);
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      // SCORM 1.2's schema of metadata is ambiguous by the letter of XML Schema; LMSs use it so.
      factory.setFeature(FULL_CHECKING, false);
      // Of what this would allow the resolver lets nothing through: it answers everything itself.
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) ->
              XMLConstants.XML_NS_URI.equals(namespace)
                  ? SchemaText.ofXmlNamespace()
                  : new SchemaText(systemId, open(directory, systemId)));
      return factory.newSchema(new StreamSource(new StringReader(driver(edition)), "driver.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException("the bundled schemas of " + edition + " do not load", e);
    }
  }

  private static InputStream open(String directory, String systemId) {
    String name = systemId.substring(systemId.lastIndexOf('/') + 1);
    return Objects.requireNonNull(
        ManifestSchemas.class.getResourceAsStream(directory + "/" + name),
        "no bundled schema " + name);
  }

  private static String directory(Edition edition) {
    return switch (edition) {
      case E12 -> "scorm12edition";
      case E2004_3RD -> "scorm20043rdedition";
      case E2004_4TH -> "scorm20044thedition";
    };
  }

  /** One schema that knows all namespaces of an edition. */
  private static String driver(Edition edition) {
    StringBuilder driver =
        new StringBuilder(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                + " targetNamespace=\"urn:labport:scorm-driver\">");
    namespaces(edition)
        .forEach(
            (namespace, file) ->
                driver
                    .append("<xs:import namespace=\"")
                    .append(namespace)
                    .append("\" schemaLocation=\"")
                    .append(file)
                    .append("\"/>"));
    return driver.append("</xs:schema>").toString();
  }

  private static Map<String, String> namespaces(Edition edition) {
    return edition.is12()
        ? Map.of(
            "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd",
            "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd",
            "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd")
        : Map.of(
            "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd",
            "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd",
            "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd",
            "http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd");
  }

  private static final class Collecting implements ErrorHandler {
    private final Findings findings;

    Collecting(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void warning(SAXParseException e) {
      // Schemas warn of nothing that an LMS minds.
    }

    @Override
    public void error(SAXParseException e) {
      findings.add(
          Code.SCHEMA, "imsmanifest.xml, line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
