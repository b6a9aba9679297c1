package io.labport.adapter.lti.ags;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A score's comment: one line for each scored activity, plain text (AGS 2.0, section 3.4.9). It
 * holds names that the lab's author gave and nothing of the learner's.
 */
final class ActivityComment {
  private static final int MOST_LINES = 50;

  private ActivityComment() {}

  static Optional<String> of(ActivitySnapshot snapshot) {
    List<Activity> scored = snapshot.activities().stream().filter(Activity::scored).toList();
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    String lines =
        scored.stream()
            .limit(MOST_LINES)
            .map(a -> a.title() + ": " + (a.passed() ? "passed" : "not passed"))
            .collect(Collectors.joining("\n"));
    int left = scored.size() - MOST_LINES;
    return Optional.of(left > 0 ? lines + "\nand " + left + " more" : lines);
  }
}
