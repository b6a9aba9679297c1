package io.labport.adapter.scorm.packaging.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Elements by their local names: what their namespaces should be is for the schemas to say. */
final class Elements {
  private Elements() {}

  static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }

  /** All below an element and itself, in document order. Manifests are flat, see the parser. */
  static List<Element> all(Element root) {
    List<Element> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  static List<Element> all(Element root, String name) {
    return all(root).stream().filter(each -> name.equals(each.getLocalName())).toList();
  }

  static Optional<String> attribute(Element element, String name) {
    return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
  }

  /** An element as people find it again. */
  static String named(Element element) {
    return element.getTagName()
        + attribute(element, "identifier").map(id -> " " + Findings.quoted(id)).orElse("");
  }

  private static void collect(Element element, List<Element> all) {
    all.add(element);
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element child) {
        collect(child, all);
      }
    }
  }
}
