package io.labport.adapter.scorm.packaging;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes indented XML with the prefixes exactly as given: some LMSs look for {@code
 * adlcp:scormtype} by its letters and not by its namespace.
 */
final class ManifestXml {
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String INDENT = "  ";

  private final StringWriter text = new StringWriter();
  private final Map<String, String> namespaces;
  private final XMLStreamWriter xml;
  private int depth;

  /**
   * @param namespaces by prefix; the default namespace has the empty one
   */
  ManifestXml(Map<String, String> namespaces) {
    this.namespaces = namespaces;
    try {
      // Whatever StAX lies on the embedder's class path: the bytes must be the same everywhere.
      // Into characters, since writers of bytes escape what their encoder does not know.
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  /**
   * The root, with all namespaces and where their schemas lie.
   *
   * @param schemas files by namespace
   */
  ManifestXml root(String name, Map<String, String> schemas, String... attributes) {
    try {
      begin(name);
      for (Map.Entry<String, String> namespace : namespaces.entrySet()) {
        if (namespace.getKey().isEmpty()) {
          xml.writeDefaultNamespace(namespace.getValue());
        } else {
          xml.writeNamespace(namespace.getKey(), namespace.getValue());
        }
      }
      attributes(attributes);
      attributes("xsi:schemaLocation", pairs(schemas));
      depth++;
      return this;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  /**
   * @param attributes names and values in turn
   */
  ManifestXml open(String name, String... attributes) {
    try {
      begin(name);
      attributes(attributes);
      depth++;
      return this;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  ManifestXml empty(String name, String... attributes) {
    try {
      line();
      xml.writeEmptyElement(prefix(name), local(name), namespace(name));
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  ManifestXml leaf(String name, String value) {
    try {
      begin(name);
      xml.writeCharacters(value);
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  ManifestXml close() {
    try {
      depth--;
      line();
      xml.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  byte[] bytes() {
    try {
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.flush();
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw unwritable(e);
    }
  }

  private void begin(String name) throws XMLStreamException {
    line();
    xml.writeStartElement(prefix(name), local(name), namespace(name));
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + INDENT.repeat(depth));
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      if (prefix(name).isEmpty()) {
        xml.writeAttribute(name, attributes[i + 1]);
      } else {
        xml.writeAttribute(prefix(name), namespace(name), local(name), attributes[i + 1]);
      }
    }
  }

  private static String pairs(Map<String, String> schemas) {
    return schemas.entrySet().stream()
        .map(schema -> schema.getKey() + " " + schema.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String prefix(String name) {
    return name.substring(0, Math.max(0, name.indexOf(':')));
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private String namespace(String name) {
    String namespace = namespaces.get(prefix(name));
    if (namespace == null) {
      throw new IllegalArgumentException("no namespace for " + name);
    }
    return namespace;
  }

  private static IllegalStateException unwritable(XMLStreamException cause) {
    return new IllegalStateException("cannot write XML into memory", cause);
  }
}
