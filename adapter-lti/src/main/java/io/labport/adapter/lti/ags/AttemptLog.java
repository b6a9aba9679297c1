package io.labport.adapter.lti.ags;

import java.util.ArrayList;
import java.util.List;

/** Collects the tries of one sending, to be stored with its end. Not thread-safe. */
final class AttemptLog {
  private final List<GradeAttempt> attempts = new ArrayList<>();
  private String column = "";

  void add(long at, int status, String outcome) {
    attempts.add(new GradeAttempt(at, status, outcome));
  }

  void column(String address) {
    column = address;
  }

  String column() {
    return column;
  }

  List<GradeAttempt> attempts() {
    return List.copyOf(attempts);
  }
}
