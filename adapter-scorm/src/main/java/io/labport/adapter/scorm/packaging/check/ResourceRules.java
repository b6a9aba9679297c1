package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What schemas do not check about a manifest's resources and the files that belong to them. */
final class ResourceRules {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Element root;
  private final Edition edition;
  private final Set<String> present;
  private final Set<String> listed = new HashSet<>();
  private final Findings findings;

  ResourceRules(Document document, Edition edition, Set<String> present, Findings findings) {
    this.root = document.getDocumentElement();
    this.edition = edition;
    this.present = present;
    this.findings = findings;
  }

  void check() {
    Set<String> launched =
        Elements.all(root, "item").stream()
            .map(item -> item.getAttribute("identifierref"))
            .collect(Collectors.toSet());
    for (Element resource : Elements.all(root, "resource")) {
      resource(resource, launched.contains(resource.getAttribute("identifier")));
    }
    present.stream()
        .filter(name -> !listed.contains(name) && !isListedNowhere(name))
        .sorted()
        .forEach(
            name ->
                findings.add(
                    Code.FILE_UNLISTED,
                    Findings.quoted(name)
                        + " is in the ZIP, but no resource lists it; some LMSs will not serve it"));
    controlFiles();
  }

  private static boolean isListedNowhere(String name) {
    return name.equals("imsmanifest.xml")
        || name.endsWith(".xsd")
        || name.endsWith(".dtd")
        || name.endsWith("/");
  }

  private void resource(Element resource, boolean launched) {
    Set<String> own = new HashSet<>();
    for (Element file : Elements.children(resource, "file")) {
      target(file, file.getAttribute("href")).ifPresent(own::add);
    }
    listed.addAll(own);
    Optional<String> href = Elements.attribute(resource, "href");
    if (href.isPresent()) {
      target(resource, href.get())
          .filter(name -> !own.contains(name))
          .ifPresent(
              name ->
                  findings.add(
                      Code.HREF_UNLISTED,
                      Elements.named(resource)
                          + " does not list its own "
                          + Findings.quoted(name)
                          + " as a file"));
    } else if (launched) {
      findings.add(Code.HREF, Elements.named(resource) + " is launched, but has no href");
    }
    if (launched) {
      type(resource);
    }
  }

  private void type(Element resource) {
    String wanted = edition.typeAttribute();
    if (resource.getAttribute(wanted).equals("sco")) {
      return;
    }
    findings.add(
        Code.SCORM_TYPE,
        Elements.named(resource)
            + " needs "
            + wanted
            + "=\"sco\""
            + similar(resource).map(name -> ", exactly so and not " + name).orElse("")
            + ": otherwise it is an asset, which nobody tracks");
  }

  private static Optional<String> similar(Element resource) {
    NamedNodeMap attributes = resource.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.item(i) instanceof Attr attribute
          && "scormtype".equalsIgnoreCase(attribute.getLocalName())) {
        return Optional.of(attribute.getName() + "=" + Findings.quoted(attribute.getValue()));
      }
    }
    return Optional.empty();
  }

  /** The file that is meant, where it can be told. */
  private Optional<String> target(Element element, String href) {
    Optional<String> path = path(href);
    if (path.isEmpty()) {
      findings.add(
          Code.HREF,
          Elements.named(element)
              + " has the href "
              + Findings.quoted(href)
              + "; it must be relative, with forward slashes and without '..'");
      return path;
    }
    String name = base(element) + path.get();
    if (!present.contains(name)) {
      findings.add(
          Code.HREF_MISSING,
          Elements.named(element)
              + " names "
              + Findings.quoted(name)
              + ", which is not in the ZIP");
    }
    return Optional.of(name);
  }

  private static Optional<String> path(String href) {
    try {
      URI uri = new URI(href);
      String path = uri.getPath();
      boolean plain =
          !uri.isAbsolute()
              && uri.getRawAuthority() == null
              && path != null
              && !path.isEmpty()
              && !path.startsWith("/")
              && !List.of(path.split("/", -1)).contains("..")
              && !path.startsWith("./");
      return plain ? Optional.of(path) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** What {@code xml:base} puts before it (IMS Content Packaging 1.1.4, xml:base). */
  private static String base(Element element) {
    List<String> bases = new ArrayList<>();
    for (Element at = element; ; ) {
      bases.add(0, at.getAttributeNS("http://www.w3.org/XML/1998/namespace", "base"));
      if (!(at.getParentNode() instanceof Element parent)) {
        return String.join("", bases);
      }
      at = parent;
    }
  }

  /** Either no schemas, or all that the manifest names. */
  private void controlFiles() {
    if (present.stream().noneMatch(name -> name.endsWith(".xsd"))) {
      return;
    }
    List<String> pairs =
        SPACES.splitAsStream(root.getAttributeNS(XSI, "schemaLocation").strip()).toList();
    for (int i = 1; i < pairs.size(); i += 2) {
      if (!pairs.get(i).contains("://") && !present.contains(pairs.get(i))) {
        findings.add(
            Code.CONTROL_FILES,
            "xsi:schemaLocation names "
                + Findings.quoted(pairs.get(i))
                + ", which is not in the ZIP");
      }
    }
  }
}
