package io.labport.examples.lms.scorm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import org.w3c.dom.Element;

/** The resources of a manifest and the files that they list. */
final class Resources {

  /** A resource that can be launched if it has a launch address. */
  record Resource(String id, boolean sco, Optional<String> href) {}

  private final Dialect dialect;
  private final Set<String> packed;
  private final Set<String> files = new TreeSet<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  Resources(Dialect dialect, Element manifest, Set<String> packed) {
    this.dialect = dialect;
    this.packed = packed;
    Element all =
        Xml.child(manifest, dialect.packaging(), "resources")
            .orElseThrow(() -> new BadPackage("imsmanifest.xml has no resources."));
    String base = base(manifest) + base(all);
    for (Element resource : Xml.children(all, dialect.packaging(), "resource")) {
      read(resource, base + base(resource));
    }
  }

  /** Paths of everything listed. */
  Set<String> files() {
    return files;
  }

  Optional<Resource> named(String id) {
    return Optional.ofNullable(resources.get(id));
  }

  private void read(Element element, String base) {
    String id = dialect.identifier(element, "identifier");
    Set<String> listed = new TreeSet<>();
    for (Element file : Xml.children(element, dialect.packaging(), "file")) {
      String href =
          Xml.attribute(file, "href")
              .orElseThrow(() -> new BadPackage("A file of resource " + id + " has no href."));
      String path = path(base + href);
      if (!packed.contains(path)) {
        throw new BadPackage("The manifest lists a file that the package lacks: " + path);
      }
      listed.add(path);
    }
    files.addAll(listed);
    Optional<String> href = Xml.attribute(element, "href").map(value -> base + value);
    href.map(Resources::path)
        .filter(path -> !listed.contains(path))
        .ifPresent(
            path -> {
              throw new BadPackage(
                  "Resource " + id + " is launched at " + path + ", which is not in its files.");
            });
    String type =
        Xml.attribute(element, dialect.content(), dialect.typeAttribute())
            .orElseThrow(
                () ->
                    new BadPackage(
                        "Resource "
                            + id
                            + " lacks the attribute adlcp:"
                            + dialect.typeAttribute()
                            + ": without it nothing would be tracked."));
    if (!type.equals("sco") && !type.equals("asset")) {
      throw new BadPackage("Resource " + id + " is neither a sco nor an asset but: " + type);
    }
    if (resources.put(id, new Resource(id, type.equals("sco"), href)) != null) {
      throw new BadPackage("Two resources have the identifier " + id + ".");
    }
  }

  private static String base(Element element) {
    return Xml.attribute(element, XMLConstants.XML_NS_URI, "base").orElse("");
  }

  /** The path of a relative reference, without query and fragment, as it is in the archive. */
  static String path(String href) {
    String path = href.split("[?#]", 2)[0];
    if (path.isEmpty()
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || ("/" + path + "/").contains("/../")
        || ("/" + path + "/").contains("/./")) {
      throw new BadPackage("The manifest has an address that is not relative: " + href);
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new BadPackage("The manifest has an address that is badly encoded: " + href);
    }
  }
}
