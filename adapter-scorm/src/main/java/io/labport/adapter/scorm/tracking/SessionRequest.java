package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A SCO's wish to begin a session. {@code toString} shows neither key nor learner.
 *
 * @param key as in the package
 * @param generation of the key
 * @param slot which lab
 * @param dialect that the LMS speaks
 * @param learner the id that the LMS claims
 * @param name the learner's, as the LMS spells it
 * @param lms what the LMS held
 * @param continuity what the LMS kept for the learner
 * @param languages of the learner, best first
 */
record SessionRequest(
    String key,
    int generation,
    String slot,
    Dialect dialect,
    String learner,
    Optional<String> name,
    LmsRead lms,
    Optional<Continuity> continuity,
    List<String> languages) {
  private static final int LONGEST_ID = 4000;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_SUSPEND_DATA = 500;

  static SessionRequest of(Body body) {
    Body learner = body.object("learner");
    return new SessionRequest(
        body.text("key", 200),
        body.number("generation", 1, Integer.MAX_VALUE),
        body.text("lab", 20),
        dialect(body.text("dialect", 20)),
        learner.text("id", LONGEST_ID),
        Optional.of(learner.fromLms("name", LONGEST_NAME)).filter(name -> !name.isEmpty()),
        LmsRead.of(body.optionalObject("lms")),
        Continuity.read(body.fromLms("continuity", LONGEST_SUSPEND_DATA)),
        body.texts("languages", 20, 40));
  }

  List<Locale> locales() {
    return locales(languages);
  }

  static List<Locale> locales(List<String> languages) {
    return languages.stream()
        .map(Locale::forLanguageTag)
        .filter(locale -> !locale.getLanguage().isEmpty())
        .toList();
  }

  private static Dialect dialect(String spelling) {
    return Arrays.stream(Dialect.values())
        .filter(each -> each.spelling().equals(spelling))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.unreadable(
                    "dialect",
                    "must be one of "
                        + Arrays.stream(Dialect.values())
                            .map(Dialect::spelling)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return "SessionRequest[" + slot + " " + dialect + "]";
  }
}
