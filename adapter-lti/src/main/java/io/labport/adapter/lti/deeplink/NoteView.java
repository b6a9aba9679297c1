package io.labport.adapter.lti.deeplink;

import java.util.List;

/**
 * What the template {@code picker/note.jte} shows: some words, and what can be done.
 *
 * @param reference what an operator finds in the log; empty for none
 */
public record NoteView(
    PickerFrame frame, List<String> paragraphs, List<Button> buttons, String reference) {

  public NoteView {
    paragraphs = List.copyOf(paragraphs);
    buttons = List.copyOf(buttons);
  }

  /**
   * @param action the value of the field {@code do}
   * @param main the one that most people want
   */
  public record Button(String action, String label, boolean main) {}
}
