package io.labport.adapter.scorm.packaging.check;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema as the validator reads it; its bytes say which encoding they have. */
final class SchemaText implements LSInput {
  /**
   * In the place of the two that lie with the editions: the Java runtime cannot load SCORM 1.2's,
   * which makes the namespace of XML its default one, and SCORM 2004's has a document type, for
   * which access would have to be opened.
   */
  private static final String XML_NAMESPACE =
      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
          + " targetNamespace=\"http://www.w3.org/XML/1998/namespace\">"
          + "<xs:attribute name=\"lang\" type=\"xs:language\"/>"
          + "<xs:attribute name=\"base\" type=\"xs:anyURI\"/>"
          + "</xs:schema>";

  private final String systemId;
  private final InputStream bytes;

  SchemaText(String systemId, InputStream bytes) {
    this.systemId = systemId;
    this.bytes = bytes;
  }

  static SchemaText ofXmlNamespace() {
    return new SchemaText(
        "xml-namespace.xsd",
        new ByteArrayInputStream(XML_NAMESPACE.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public InputStream getByteStream() {
    return bytes;
  }

  @Override
  public String getSystemId() {
    return systemId;
  }

  @Override
  public @Nullable Reader getCharacterStream() {
    return null;
  }

  @Override
  public @Nullable String getStringData() {
    return null;
  }

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public @Nullable String getBaseURI() {
    return null;
  }

  @Override
  public @Nullable String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setByteStream(InputStream stream) {
    throw fixed();
  }

  @Override
  public void setSystemId(String id) {
    throw fixed();
  }

  @Override
  public void setCharacterStream(Reader reader) {
    throw fixed();
  }

  @Override
  public void setStringData(String text) {
    throw fixed();
  }

  @Override
  public void setPublicId(String id) {
    throw fixed();
  }

  @Override
  public void setBaseURI(String base) {
    throw fixed();
  }

  @Override
  public void setEncoding(String encoding) {
    throw fixed();
  }

  @Override
  public void setCertifiedText(boolean certified) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("a bundled schema is as it is");
  }
}
