package io.labport.adapter.scorm.lms;

import static io.labport.adapter.scorm.cmi.Flavour.SCORM_12;
import static io.labport.adapter.scorm.cmi.Flavour.SCORM_2004_3RD;
import static io.labport.adapter.scorm.lms.LmsAdvice.Source.CODE;
import static io.labport.adapter.scorm.lms.LmsAdvice.Source.USERS;
import static io.labport.adapter.scorm.lms.LmsAdvice.Source.VENDOR;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import io.labport.adapter.scorm.lms.LmsAdvice.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The LMSs that we have advice for. Where nothing is known of one, the note says so and the advice
 * is the general one.
 */
public enum LmsFamily {
  MOODLE(
      "Moodle",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "SCORM 1.2: Moodle supports SCORM 2004 in part only. Set no mastery score: Moodle would"
          + " overrule the result, even of a lab that is not finished. Moodle stores the time when"
          + " the activity is left, and may say that a result is saved before it is; results that"
          + " got lost are reported at the next launch.",
      VENDOR,
      CODE,
      USERS),
  CANVAS("Canvas", SCORM_12, Set.of(), MappingChange.NONE, nothingKnown("Canvas")),
  BLACKBOARD("Blackboard", SCORM_12, Set.of(), MappingChange.NONE, nothingKnown("Blackboard")),
  BRIGHTSPACE(
      "D2L Brightspace",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "Its older SCORM player makes a grade only from a raw score with a maximum, and when the SCO"
          + " finishes; packages do all of that. A lab that nobody scores makes no grade there.",
      VENDOR),
  CORNERSTONE(
      "Cornerstone",
      SCORM_2004_3RD,
      Set.of(),
      MappingChange.NONE,
      "SCORM 2004 3rd edition, since users found SCORM 1.2 hard to report on. 'Failed' appears in"
          + " the transcript and does not count as completed, and what is completed once stays so:"
          + " where that is not wanted, choose another handling of failed labs (mapping.failure).",
      VENDOR,
      USERS),
  SUCCESSFACTORS(
      "SAP SuccessFactors Learning",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "Upload the package as hosted content: it must be served under the same DNS name as the LMS"
          + " (KBA 2154000). SCORM 2004 works too: packages have the delivery controls without"
          + " which it completes courses by itself (KBA 3403728).",
      VENDOR),
  DOCEBO(
      "Docebo",
      SCORM_12,
      Set.of(SCORM_12, SCORM_2004_3RD),
      MappingChange.NONE,
      "Imports SCORM 1.2 and SCORM 2004 3rd edition, without sequencing. Labport must be reached"
          + " over https.",
      VENDOR),
  TALENTLMS(
      "TalentLMS",
      SCORM_12,
      Set.of(SCORM_12),
      MappingChange.NONE,
      "Of the versions of SCORM it imports 1.2 only.",
      VENDOR),
  WORKDAY(
      "Workday Learning",
      SCORM_12,
      Set.of(),
      MappingChange.fullMarksOnComplete(),
      "Users needed a score besides the completion: a completed lab that nobody scores reports 100.",
      USERS),
  BRIDGE(
      "Bridge",
      SCORM_2004_3RD,
      Set.of(),
      MappingChange.unscored(Unscored.PASSED),
      "Wants two of completion, success and score. SCORM 2004 reports completion and success apart,"
          + " and a completed lab that nobody scores reports 'passed'.",
      VENDOR),
  SABA(
      "Saba",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "It asks learners how they want to leave when the SCO has not said so; packages say so at the"
          + " start. More is not known.",
      USERS),
  CHAMILO(
      "Chamilo",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "It may offer the other version of SCORM than the package's, and call every start the first;"
          + " packages cope with both. Learners who open the activity in a new tab by themselves"
          + " lose the connection to the LMS: tell them not to.",
      USERS),
  OPEN_EDX(
      "Open edX (SCORM XBlock)",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "Older versions of the XBlock did not take 'passed' in SCORM 1.2 for completed (its pull"
          + " request 104): update it.",
      USERS),
  SKILLSOFT(
      "Skillsoft",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "It asks SCOs to save every 10 to 15 minutes at the most, and has no lesson mode; packages"
          + " save every 10 minutes while a lab runs, and take a missing mode for the normal one.",
      VENDOR),
  ABSORB(
      "Absorb",
      Optional.empty(),
      Set.of(),
      MappingChange.NONE,
      "Do not use SCORM: its help says that packages which fetch their content from another server"
          + " do not meet its security standards and are not supported. Use LTI 1.3, or another"
          + " adapter.",
      List.of(VENDOR)),
  GENERIC(
      "any other LMS",
      SCORM_12,
      Set.of(),
      MappingChange.NONE,
      "SCORM 1.2 is what most LMSs import. SCORM 2004 3rd edition is for LMSs that keep completion"
          + " and success apart; the 4th edition only where somebody asks for it.");

  private final String product;
  private final LmsAdvice advice;

  LmsFamily(
      String product,
      Flavour flavour,
      Set<Flavour> imports,
      MappingChange mapping,
      String note,
      Source... sources) {
    this(product, Optional.of(flavour), imports, mapping, note, List.of(sources));
  }

  LmsFamily(
      String product,
      Optional<Flavour> flavour,
      Set<Flavour> imports,
      MappingChange mapping,
      String note,
      List<Source> sources) {
    this.product = product;
    this.advice = new LmsAdvice(flavour, imports, mapping, note, sources);
  }

  /** As administrators write it, for example {@code open-edx}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As people call it. */
  public String product() {
    return product;
  }

  public LmsAdvice advice() {
    return advice;
  }

  /** The family of this id, in any case; empty when we have none of it. */
  public static Optional<LmsFamily> ofId(String id) {
    String wanted = id.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(family -> family.id().equals(wanted)).findFirst();
  }

  private static String nothingKnown(String product) {
    return "Nothing particular is known of " + product + "; this is the general advice.";
  }
}
