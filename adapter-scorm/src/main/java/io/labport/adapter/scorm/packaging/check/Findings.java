package io.labport.adapter.scorm.packaging.check;

import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects findings; a package in which everything is wrong needs no list of a million lines. */
final class Findings {
  private static final int MOST = 200;
  private static final int LONGEST_QUOTE = 120;

  private final List<Finding> found = new ArrayList<>();

  void add(Code code, String sentence) {
    if (found.size() < MOST) {
      found.add(new Finding(code, sentence));
    }
  }

  List<Finding> all() {
    return List.copyOf(found);
  }

  /** Something from the package, fit for a terminal. */
  static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return "'"
        + (plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "..." : plain)
        + "'";
  }
}
