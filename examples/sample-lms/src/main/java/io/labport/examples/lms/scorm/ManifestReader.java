package io.labport.examples.lms.scorm;

import io.labport.examples.lms.scorm.Resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Reads imsmanifest.xml as strictly as a strict LMS does. */
final class ManifestReader {

  private static final int TITLE_12 = 200;

  private final Dialect dialect;
  private final Resources resources;
  private final List<Manifest.Item> items = new ArrayList<>();

  private ManifestReader(Dialect dialect, Resources resources) {
    this.dialect = dialect;
    this.resources = resources;
  }

  static Manifest read(Map<String, byte[]> files) {
    byte[] document = files.get(PackageReader.MANIFEST);
    if (document == null) {
      throw new BadPackage("The package has no " + PackageReader.MANIFEST + ".");
    }
    Element root = Xml.root(document);
    Dialect dialect = Dialect.of(version(root));
    if (!"manifest".equals(root.getLocalName())
        || !dialect.packaging().equals(root.getNamespaceURI())) {
      throw new BadPackage(
          "The manifest says SCORM "
              + dialect.version().schemaVersion()
              + " but is not in its namespace, "
              + dialect.packaging()
              + ".");
    }
    if (!Xml.children(root, dialect.packaging(), "manifest").isEmpty()) {
      throw new BadPackage("Manifests within the manifest are not supported.");
    }
    String id = dialect.identifier(root, "identifier");
    Resources resources = new Resources(dialect, root, files.keySet());
    return new ManifestReader(dialect, resources).organized(root, id);
  }

  private static ScormVersion version(Element root) {
    String namespace = Optional.ofNullable(root.getNamespaceURI()).orElse("");
    Element metadata =
        Xml.child(root, namespace, "metadata")
            .orElseThrow(
                () -> new BadPackage("imsmanifest.xml has no metadata with a schemaversion."));
    if (!Xml.text(metadata, namespace, "schema").equals(Optional.of("ADL SCORM"))) {
      throw new BadPackage("The schema in the manifest's metadata must be ADL SCORM.");
    }
    String told = Xml.text(metadata, namespace, "schemaversion").orElse("");
    for (ScormVersion version : ScormVersion.values()) {
      if (version.schemaVersion().equals(told)) {
        return version;
      }
    }
    throw new BadPackage(
        "The schemaversion must be 1.2, 2004 3rd Edition or 2004 4th Edition; this package says: "
            + (told.isEmpty() ? "nothing" : told));
  }

  private Manifest organized(Element root, String id) {
    Element all =
        Xml.child(root, dialect.packaging(), "organizations")
            .orElseThrow(() -> new BadPackage("imsmanifest.xml has no organizations."));
    List<Element> organizations = Xml.children(all, dialect.packaging(), "organization");
    if (organizations.isEmpty()) {
      throw new BadPackage("The manifest has no organization, so there is nothing to launch.");
    }
    Optional<String> wanted = Xml.attribute(all, "default");
    Element chosen =
        organizations.stream()
            .filter(it -> wanted.isEmpty() || Xml.attribute(it, "identifier").equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadPackage(
                        "The default organization " + wanted.orElse("") + " does not exist."));
    organizations.forEach(it -> dialect.identifier(it, "identifier"));
    String title = title(chosen, "The organization");
    items(chosen);
    if (items.isEmpty()) {
      throw new BadPackage("No item of the organization leads to a resource.");
    }
    return new Manifest(id, dialect.version(), title, List.copyOf(items), resources.files());
  }

  private void items(Element parent) {
    for (Element item : Xml.children(parent, dialect.packaging(), "item")) {
      String id = dialect.identifier(item, "identifier");
      String title = title(item, "Item " + id);
      Optional<String> reference =
          Xml.attribute(item, "identifierref").filter(value -> !value.isEmpty());
      if (reference.isPresent()) {
        Resource resource =
            resources
                .named(reference.get())
                .orElseThrow(
                    () ->
                        new BadPackage(
                            "Item " + id + " leads to no resource: " + reference.get() + "."));
        items.add(item(item, id, title, resource));
      }
      items(item);
    }
  }

  private Manifest.Item item(Element item, String id, String title, Resource resource) {
    String href =
        resource
            .href()
            .orElseThrow(
                () ->
                    new BadPackage(
                        "Item " + id + " leads to resource " + resource.id() + " without href."));
    ItemRules rules = new ItemRules(dialect, item, id);
    return new Manifest.Item(
        id,
        title,
        launched(href, Xml.attribute(item, "parameters").orElse("")),
        !Xml.attribute(item, "isvisible").equals(Optional.of("false")),
        resource.sco(),
        rules.mastery(),
        rules.passing(),
        rules.completionThreshold(),
        rules.launchData(),
        rules.delivery());
  }

  private String title(Element of, String what) {
    String title = Xml.text(of, dialect.packaging(), "title").orElse("");
    if (title.isEmpty()) {
      throw new BadPackage(what + " has no title.");
    }
    if (!dialect.version().is2004() && title.length() > TITLE_12) {
      throw new BadPackage(what + " has a title of more than " + TITLE_12 + " characters.");
    }
    return title;
  }

  /** SCORM 2004 CAM, section 3.4.1.8: how item parameters are put to the launch address. */
  static String launched(String href, String parameters) {
    String rest = parameters.trim();
    while (rest.startsWith("?") || rest.startsWith("&")) {
      rest = rest.substring(1);
    }
    if (rest.isEmpty()) {
      return href;
    }
    if (rest.startsWith("#")) {
      return href.contains("#") ? href : href + rest;
    }
    return href + (href.contains("?") ? "&" : "?") + rest;
  }
}
