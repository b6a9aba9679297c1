package io.labport.examples.certification;

/** What a script saw. */
public sealed interface Seen {

  /**
   * An answer that is to be judged by the case's expectation.
   *
   * @param token that the tool was given and must not show; may be empty
   */
  record Answered(Answer answer, String token) implements Seen {}

  /** The script judged itself: right. */
  record Right(String words) implements Seen {}

  /** The script judged itself: wrong. */
  record Wrong(String words) implements Seen {}

  /** The script could not be played with these options. */
  record Skipped(String reason) implements Seen {}

  /** Right if nothing is wrong. */
  static Seen unless(java.util.List<String> complaints, String otherwise) {
    return complaints.isEmpty() ? new Right(otherwise) : new Wrong(String.join("; ", complaints));
  }
}
