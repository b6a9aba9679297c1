package io.labport.adapter.scorm.dispatch.book;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchRefused;
import io.labport.adapter.scorm.dispatch.DispatchRefused.Wrong;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import io.labport.adapter.scorm.dispatch.LmsPresets;
import io.labport.adapter.scorm.dispatch.StepUpAvailable;
import io.labport.adapter.scorm.dispatch.WebOrigin;
import io.labport.core.domain.Language;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what an administrator wants, and names everything that is wrong with it. */
public final class TermsReader {
  private static final int MOST = 100;

  private final LabNames labs;
  private final LmsPresets presets;
  private final StepUpAvailable stepUp;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  TermsReader(
      LabNames labs, LmsPresets presets, StepUpAvailable stepUp, ScormConfig config, Clock clock) {
    this.labs = labs;
    this.presets = presets;
    this.stepUp = stepUp;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param before the dispatch that is changed; empty for a new one
   * @param wrong what was found wrong already
   * @throws DispatchRefused naming everything that is wrong
   */
  Terms read(ObjectNode json, Optional<Dispatch> before, List<Wrong> wrong) {
    Members all = Members.of(json, wrong);
    String title = title(all);
    Optional<LmsPresets.Preset> preset = before.isEmpty() ? preset(all) : Optional.empty();
    Flavour flavour =
        all.constant("flavour", Flavour.class)
            .or(() -> preset.map(LmsPresets.Preset::flavour))
            .orElse(Flavour.SCORM_12);
    if (preset.isPresent()) {
      presets
          .unsuitable(all.text("for").orElseThrow(), flavour)
          .ifPresent(why -> all.wrong("scorm.flavour-unsuitable", "flavour", "cannot be: " + why));
    }
    List<DispatchedLab> wanted = labs(all, title, before);
    Access access = access(all.part("access"), before.isEmpty());
    Limits limits = limits(all.part("limits"));
    Handling handling = handling(all.part("handling"));
    MappingPolicy mapping =
        MappingReader.read(
            all.part("mapping"),
            preset.map(LmsPresets.Preset::mapping).orElse(MappingPolicy.DEFAULT));
    all.end();
    if (!wrong.isEmpty()) {
      throw new DispatchRefused(status(wrong), wrong);
    }
    return new Terms(title, flavour, wanted, access, limits, handling, mapping);
  }

  /** With nothing wrong but that Skillable does not answer, the same may go well later. */
  private static int status(List<Wrong> wrong) {
    return wrong.stream().allMatch(each -> each.code().equals(LabNames.UNVERIFIED)) ? 503 : 400;
  }

  private static String title(Members all) {
    Optional<String> text = all.text("title");
    if (text.isEmpty() || !fits(text.get())) {
      all.wrong(
          "title",
          "must have 1 to "
              + TermTexts.LONGEST_TITLE
              + " characters without line breaks; the LMS shows it");
    }
    return text.orElse("");
  }

  private static boolean fits(String title) {
    return !title.isEmpty()
        && title.length() <= TermTexts.LONGEST_TITLE
        && TermTexts.printable(title);
  }

  private Optional<LmsPresets.Preset> preset(Members all) {
    Optional<String> family = all.text("for");
    Optional<LmsPresets.Preset> found = family.flatMap(presets::preset);
    if (family.isPresent() && found.isEmpty()) {
      all.wrong(
          "for", "must be one of " + String.join(", ", presets.families()) + ", or be left out");
    }
    found
        .flatMap(LmsPresets.Preset::refusal)
        .ifPresent(why -> all.wrong("scorm.lms-unsuitable", "for", "cannot be served: " + why));
    return found;
  }

  private List<DispatchedLab> labs(Members all, String title, Optional<Dispatch> before) {
    List<Members> parts = all.parts("labs", MOST);
    List<DispatchedLab> found = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Members part = parts.get(i);
      String slot = Integer.toString(i + 1);
      if (part.text("slot").filter(given -> !given.equals(slot)).isPresent()) {
        part.wrong("slot", "follows from the order of the labs: it is " + slot + " here");
      }
      OptionalInt profile = part.number("lab", 1, Integer.MAX_VALUE - 1);
      Optional<String> own = part.text("title");
      if (own.filter(text -> !fits(text)).isPresent()) {
        part.wrong("title", "must have 1 to " + TermTexts.LONGEST_TITLE + " characters");
      }
      if (profile.isEmpty()) {
        part.wrong("scorm.lab-required", "lab", "must be the number of a lab at Skillable");
      } else {
        String usual = parts.size() == 1 && !title.isEmpty() ? title : "";
        found.add(lab(part, slot, profile.getAsInt(), own, usual, before));
      }
      part.end();
    }
    return found;
  }

  private DispatchedLab lab(
      Members part,
      String slot,
      int profile,
      Optional<String> own,
      String usual,
      Optional<Dispatch> before) {
    boolean known =
        before.filter(d -> d.labs().stream().anyMatch(lab -> lab.profile() == profile)).isPresent();
    // What was checked when the dispatch was issued is not asked again.
    String name = known && own.isPresent() ? "" : labs.name(part, profile);
    String title = own.orElse(usual.isEmpty() ? name : usual);
    return new DispatchedLab(slot, profile, title);
  }

  private Access access(Members part, boolean fresh) {
    Optional<Instant> notBefore = part.moment("notBefore");
    Optional<Instant> notAfter = part.moment("notAfter");
    if (notBefore.isPresent() && notAfter.isPresent() && !notAfter.get().isAfter(notBefore.get())) {
      part.wrong("notAfter", "must be later than access.notBefore");
    } else if (fresh && notAfter.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      part.wrong("notAfter", "must not have passed already");
    }
    List<String> origins = new ArrayList<>();
    List<String> texts = part.texts("origins", MOST);
    for (int i = 0; i < texts.size(); i++) {
      Optional<String> origin =
          WebOrigin.of(texts.get(i)).filter(each -> config.allowHttp() || !WebOrigin.plain(each));
      if (origin.isEmpty()) {
        part.wrong(
            "scorm.origin-invalid",
            "origins[" + i + "]",
            DispatchRefusals.originRule(texts.get(i)));
      }
      origin.filter(each -> !origins.contains(each)).ifPresent(origins::add);
    }
    Access access = new Access(notBefore, notAfter, origins, part.flag("learnOrigins", true));
    part.end();
    return access;
  }

  private static Limits limits(Members part) {
    Limits limits =
        new Limits(
            part.number("registrations", 1, Integer.MAX_VALUE),
            part.moments("registrationResets", MOST).stream().sorted().distinct().toList(),
            part.flag("allowNew", true),
            part.number("launchesPerLearner", 1, Integer.MAX_VALUE),
            part.number("concurrentLabs", 1, Integer.MAX_VALUE),
            part.number("launchesPerDay", 1, Integer.MAX_VALUE));
    part.end();
    return limits;
  }

  private Handling handling(Members part) {
    Handling.Unproven unproven =
        part.constant("unproven", Handling.Unproven.class).orElse(Handling.DEFAULT.unproven());
    if (unproven == Handling.Unproven.STEP_UP && !stepUp.available()) {
      part.wrong(
          "scorm.step-up-unavailable",
          "unproven",
          "cannot be step-up here, because nothing sends one-time codes: give the adapter a sender"
              + " (ScormAdapter.withCodeSender), or choose new-instance or deny");
    }
    Optional<String> language = part.text("language");
    Optional<String> spelt = language.flatMap(Language::ofCode).map(Language::code);
    if (language.isPresent() && spelt.isEmpty()) {
      part.wrong("language", "must be one of " + Language.codes() + ", or be left out");
    }
    Handling handling =
        new Handling(
            unproven,
            part.constant("newAttempt", Handling.NewAttempt.class)
                .orElse(Handling.DEFAULT.newAttempt()),
            part.constant("identity", Handling.Identity.class).orElse(Handling.DEFAULT.identity()),
            part.flag("names", Handling.DEFAULT.names()),
            spelt);
    part.end();
    return handling;
  }
}
