package io.labport.adapter.lti.deeplink;

import java.util.Locale;

/**
 * One chosen lab with what was entered for it, as it was typed. All texts may be empty.
 *
 * @param language a code of Skillable
 * @param instructions id of an instruction set
 * @param gradeBy {@code exam}, {@code completion} or {@code tasks}
 * @param column whether a column in the gradebook is wanted
 * @param from available from, as a local date and time
 * @param until available until
 * @param due end of submission
 * @param window whether it opens in a window of its own
 */
public record Pick(
    int lab,
    String title,
    String language,
    String instructions,
    String gradeBy,
    boolean column,
    String points,
    String from,
    String until,
    String due,
    boolean window) {

  static Pick of(int lab, String title, boolean column, boolean window) {
    return new Pick(lab, title, "", "", "", column, "100", "", "", "", window);
  }

  /** The id of the element that takes the value. */
  public String field(String name) {
    return name.toLowerCase(Locale.ROOT) + "-" + lab;
  }
}
