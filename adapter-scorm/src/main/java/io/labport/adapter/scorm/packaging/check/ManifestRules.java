package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What schemas do not check about a manifest's head and its organizations. */
final class ManifestRules {
  private static final Set<String> IDENTIFIED =
      Set.of("manifest", "organization", "item", "resource");

  /** At least one large LMS cuts identifiers of organizations off there. */
  private static final int LONGEST_ORGANIZATION = 9;

  private static final int LONGEST_TITLE_12 = 200;
  private static final int LONGEST_DATA_12 = 255;
  private static final int LONGEST_DATA_2004 = 4000;

  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp",
          "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp",
          "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq",
          "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav",
          "http://www.imsglobal.org/xsd/imsss", "imsss");

  private final Element root;
  private final Edition edition;
  private final Findings findings;

  ManifestRules(Document document, Edition edition, Findings findings) {
    this.root = document.getDocumentElement();
    this.edition = edition;
    this.findings = findings;
  }

  void check() {
    prefixes();
    identifiers();
    organizations();
    Set<String> resources =
        Elements.all(root, "resource").stream()
            .map(each -> each.getAttribute("identifier"))
            .collect(Collectors.toSet());
    Elements.all(root, "item").forEach(item -> item(item, resources));
    if (edition.is12()) {
      Elements.all(root, "title").forEach(title -> length(title, LONGEST_TITLE_12));
      Elements.all(root, "datafromlms").forEach(data -> length(data, LONGEST_DATA_12));
    } else {
      Elements.all(root, "dataFromLMS").forEach(data -> length(data, LONGEST_DATA_2004));
      sequencing();
    }
  }

  /** Some LMSs read manifests without regard to namespaces, by the letters of the usual prefix. */
  private void prefixes() {
    for (Element element : Elements.all(root)) {
      String usual = PREFIXES.get(String.valueOf(element.getNamespaceURI()));
      if (usual != null && !usual.equals(element.getPrefix())) {
        findings.add(
            Code.PREFIX, element.getTagName() + " must be written with the prefix " + usual);
      }
    }
  }

  private void identifiers() {
    Set<String> seen = new HashSet<>();
    for (Element element : Elements.all(root)) {
      if (IDENTIFIED.contains(element.getLocalName())) {
        String id = element.getAttribute("identifier");
        if (!id.matches("[A-Za-z_][A-Za-z0-9._-]*")) {
          findings.add(
              Code.IDENTIFIER,
              element.getTagName()
                  + " has the identifier "
                  + Findings.quoted(id)
                  + "; it must begin with a letter and hold letters, digits, dots, hyphens and"
                  + " underscores alone");
        } else if (!seen.add(id)) {
          findings.add(
              Code.IDENTIFIER_TWICE, "the identifier " + Findings.quoted(id) + " is there twice");
        }
      }
    }
  }

  private void organizations() {
    List<Element> organizations =
        Elements.children(root, "organizations").stream()
            .flatMap(all -> Elements.children(all, "organization").stream())
            .toList();
    Set<String> ids =
        organizations.stream()
            .map(each -> each.getAttribute("identifier"))
            .collect(Collectors.toSet());
    for (String id : ids) {
      if (id.length() > LONGEST_ORGANIZATION) {
        findings.add(
            Code.LENGTH,
            "the organization's identifier "
                + Findings.quoted(id)
                + " is longer than "
                + LONGEST_ORGANIZATION
                + " characters, which not every LMS takes");
      }
    }
    String chosen =
        Elements.children(root, "organizations").stream()
            .map(all -> all.getAttribute("default"))
            .findFirst()
            .orElse("");
    if (!ids.contains(chosen)) {
      findings.add(
          Code.DEFAULT_ORGANIZATION,
          "organizations/@default names " + Findings.quoted(chosen) + ", which is none of them");
    }
  }

  private void item(Element item, Set<String> resources) {
    boolean leaf = Elements.children(item, "item").isEmpty();
    String reference = item.getAttribute("identifierref");
    if ((leaf || !reference.isEmpty()) && !resources.contains(reference)) {
      findings.add(
          Code.IDENTIFIERREF,
          Elements.named(item)
              + " refers to "
              + Findings.quoted(reference)
              + ", which is no resource");
    }
    if (item.hasAttribute("parameters")) {
      findings.add(
          Code.PARAMETERS,
          Elements.named(item) + " has parameters, which LMSs ignore or encode twice");
    }
    if (leaf && !edition.is12() && !setsItsOwnStatus(item)) {
      findings.add(
          Code.DELIVERY_CONTROLS,
          Elements.named(item)
              + " lacks imsss:deliveryControls with completionSetByContent and"
              + " objectiveSetByContent, both 'true': the LMS would mark it completed and passed by"
              + " itself");
    }
  }

  private static boolean setsItsOwnStatus(Element item) {
    return Elements.children(item, "sequencing").stream()
        .flatMap(sequencing -> Elements.children(sequencing, "deliveryControls").stream())
        .anyMatch(
            controls ->
                controls.getAttribute("completionSetByContent").equals("true")
                    && controls.getAttribute("objectiveSetByContent").equals("true"));
  }

  private void sequencing() {
    for (Element organization : Elements.all(root, "organization")) {
      boolean flows =
          Elements.children(organization, "sequencing").stream()
              .flatMap(sequencing -> Elements.children(sequencing, "controlMode").stream())
              .anyMatch(mode -> mode.getAttribute("flow").equals("true"));
      if (!flows) {
        findings.add(
            Code.CONTROL_MODE,
            Elements.named(organization)
                + " lacks imsss:controlMode with flow 'true': many players would show an empty"
                + " page");
      }
    }
    if (!Elements.all(root, "completionThreshold").isEmpty()) {
      findings.add(
          Code.COMPLETION_THRESHOLD,
          "adlcp:completionThreshold makes the LMS overrule the completion that the SCO reports");
    }
    for (Element hidden : Elements.all(root, "hideLMSUI")) {
      if (Set.of("exit", "exitAll", "suspendAll").contains(hidden.getTextContent())) {
        findings.add(
            Code.HIDES_EXIT,
            "adlnav:hideLMSUI hides "
                + Findings.quoted(hidden.getTextContent())
                + ", which learners need when a page fails");
      }
    }
  }

  private void length(Element element, int most) {
    String text = element.getTextContent();
    if (text.length() > most) {
      findings.add(
          Code.LENGTH,
          element.getTagName() + " has " + text.length() + " characters; " + most + " are allowed");
    }
  }
}
