package io.labport.examples.lms.scorm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML without document types and without anything from outside. */
final class Xml {

  private Xml() {}

  static Element root(byte[] document) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new ByteArrayInputStream(document)).getDocumentElement();
    } catch (SAXParseException malformed) {
      throw new BadPackage(
          "imsmanifest.xml is not well-formed XML, or has a document type: line "
              + malformed.getLineNumber()
              + ".");
    } catch (SAXException | IOException | ParserConfigurationException unreadable) {
      throw new BadPackage("imsmanifest.xml cannot be read as XML.");
    }
  }

  /** Child elements of this name, in the element's own or another namespace. */
  static List<Element> children(Element parent, String namespace, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child
          && name.equals(child.getLocalName())
          && namespace.equals(child.getNamespaceURI())) {
        found.add(child);
      }
    }
    return found;
  }

  static Optional<Element> child(Element parent, String namespace, String name) {
    return children(parent, namespace, name).stream().findFirst();
  }

  static Optional<String> text(Element parent, String namespace, String name) {
    return child(parent, namespace, name).map(it -> it.getTextContent().trim());
  }

  static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  static Optional<String> attribute(Element element, String namespace, String name) {
    return element.hasAttributeNS(namespace, name)
        ? Optional.of(element.getAttributeNS(namespace, name))
        : Optional.empty();
  }

  /** The default handler writes to the console. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException exception) {}

    @Override
    public void error(SAXParseException exception) throws SAXException {
      throw exception;
    }

    @Override
    public void fatalError(SAXParseException exception) throws SAXException {
      throw exception;
    }
  }
}
