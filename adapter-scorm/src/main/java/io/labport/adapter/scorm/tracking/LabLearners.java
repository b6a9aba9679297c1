package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import java.util.Optional;

/**
 * Who a learner is for the lab. Each attempt is a learner of its own: a learner's labs can be
 * returned to and ended, which an unproven namesake must not be able to.
 */
final class LabLearners {
  /** Leaves room for what follows in the 255 characters of a learner's id. */
  private static final int LONGEST_RAW = 150;

  private LabLearners() {}

  /**
   * The id of an attempt's learner. Neither a dispatch's id nor a lab's slot nor a pseudonym has a
   * tilde in it, so that no two attempts have the same id, however the LMS spells its own.
   */
  static String id(Dispatch dispatch, SessionRequest request, String pseudonym, int number) {
    String further = number == 1 ? "" : "~" + number;
    String slot = request.slot().equals("1") ? "" : "~lab-" + request.slot();
    boolean raw =
        dispatch.handling().identity() == Handling.Identity.RAW
            && request.learner().length() <= LONGEST_RAW;
    return raw
        ? request.learner() + "~" + dispatch.id() + "~" + request.slot() + "~" + number
        : pseudonym + slot + further;
  }

  /** The id of a later attempt of the same learner. */
  static String further(Instance earlier, int number) {
    String before = earlier.learner();
    boolean numbered = earlier.number() > 1 || before.endsWith("~1");
    return (numbered ? before.substring(0, before.lastIndexOf('~')) : before) + "~" + number;
  }

  /** Nothing personal: the id is a pseudonym, and names are not wanted. */
  static boolean withheld(Dispatch dispatch) {
    return dispatch.handling().identity() == Handling.Identity.PSEUDONYM
        && !dispatch.handling().names();
  }

  /**
   * The learner with the name, if it goes to the lab. LMSs write {@code Last, First} (SCORM 1.2
   * RTE, section 3.4.4), some the other way round without a comma, and SCORM 2004 may name the
   * language first.
   */
  static Learner named(LearnerId id, Optional<String> name) {
    String plain = name.orElse("").replaceFirst("^\\{lang=[^}]*}", "").strip();
    int comma = plain.indexOf(',');
    int blank = plain.lastIndexOf(' ');
    if (comma >= 0) {
      return learner(id, plain.substring(comma + 1), plain.substring(0, comma));
    }
    return blank < 0
        ? learner(id, "", plain)
        : learner(id, plain.substring(0, blank), plain.substring(blank + 1));
  }

  private static Learner learner(LearnerId id, String first, String last) {
    return new Learner(id, given(first), given(last), Optional.empty());
  }

  private static Optional<String> given(String name) {
    return Optional.of(name.strip()).filter(text -> !text.isEmpty());
  }
}
