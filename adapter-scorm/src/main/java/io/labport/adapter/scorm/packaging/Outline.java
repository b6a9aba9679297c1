package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a manifest says, whatever the version.
 *
 * @param identifier of the manifest
 * @param title of the only organization
 * @param scos in the order of the menu
 * @param shared files that every SCO needs, sorted
 * @param mastery a passing score in percent
 */
record Outline(
    String identifier, String title, List<Sco> scos, List<String> shared, OptionalInt mastery) {
  private static final int DIGITS = 16;
  private static final int LONGEST_SLOT = 20;

  Outline {
    scos = List.copyOf(scos);
    shared = List.copyOf(shared);
  }

  /**
   * One lab: an item, a resource and a page.
   *
   * @param item the identifier of the item
   * @param resource the identifier of the resource
   * @param slot names the lab to the server
   * @param title as the menu shows it
   * @param page the file that the LMS opens
   */
  record Sco(String item, String resource, String slot, String title, String page) {}

  static Outline of(Dispatch dispatch, Flavour flavour, List<String> shared) {
    int longest = flavour == Flavour.SCORM_12 ? Titles.LONGEST_12 : Integer.MAX_VALUE;
    return new Outline(
        identifier(dispatch.id()),
        Titles.cut(Titles.of(dispatch.title()), longest),
        scos(dispatch, longest),
        shared,
        dispatch.mapping().masteryPercent());
  }

  boolean isCourse() {
    return scos.size() > 1;
  }

  /**
   * LMSs know an import again by this identifier: it is the same for every package of a dispatch,
   * whatever its key, titles and flavour, and another one for each dispatch. It is hashed, because
   * ids are base64url: they differ in upper and lower case, which LMSs that compare without case
   * would take for the same.
   */
  static String identifier(String dispatchId) {
    return "SKL-" + Sha256.hex(dispatchId).substring(0, DIGITS);
  }

  private static List<Sco> scos(Dispatch dispatch, int longest) {
    List<DispatchedLab> labs = dispatch.labs();
    if (labs.isEmpty()) {
      throw new IllegalArgumentException("dispatch " + dispatch.id() + " has no lab");
    }
    Set<String> slots = new HashSet<>();
    for (DispatchedLab lab : labs) {
      if (!lab.slot().matches("[a-z0-9-]{1," + LONGEST_SLOT + "}") || !slots.add(lab.slot())) {
        throw new IllegalArgumentException(
            "slot '" + lab.slot() + "' of dispatch " + dispatch.id() + " is odd or there twice");
      }
    }
    if (labs.size() == 1) {
      DispatchedLab lab = labs.get(0);
      return List.of(
          new Sco("ITEM", "RES", lab.slot(), title(lab, dispatch, longest), "index.html"));
    }
    return labs.stream()
        .map(
            lab ->
                new Sco(
                    "ITEM" + lab.slot(),
                    "RES" + lab.slot(),
                    lab.slot(),
                    title(lab, dispatch, longest),
                    "lab-" + lab.slot() + ".html"))
        .toList();
  }

  private static String title(DispatchedLab lab, Dispatch dispatch, int longest) {
    String title = lab.title().isBlank() ? dispatch.title() : lab.title();
    return Titles.cut(Titles.of(title), longest);
  }
}
