package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads manifests of strangers: no document type, so no entities and nothing from outside. */
final class ManifestReading {
  private static final String DEEPEST = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ManifestReading() {}

  static boolean isPlainUtf8(byte[] manifest) {
    if (manifest.length >= MARK.length
        && ByteBuffer.wrap(manifest, 0, MARK.length).equals(ByteBuffer.wrap(MARK))) {
      return false;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(manifest));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  static Optional<Document> parse(byte[] manifest, Findings findings) {
    try {
      return Optional.of(parser().parse(new ByteArrayInputStream(manifest)));
    } catch (SAXParseException e) {
      findings.add(
          Code.MANIFEST_UNREADABLE,
          "imsmanifest.xml, line " + e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException | IOException e) {
      findings.add(Code.MANIFEST_UNREADABLE, "imsmanifest.xml: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      // The rules walk down the tree; nobody nests items so deep.
      factory.setAttribute(DEEPEST, "100");
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new Silent());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the Java runtime's XML parser lacks a feature", e);
    }
  }

  /** The parser's own handler prints; errors come as exceptions anyway. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
