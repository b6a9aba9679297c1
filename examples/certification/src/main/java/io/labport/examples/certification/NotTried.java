package io.labport.examples.certification;

import java.util.List;

/**
 * Something that tools should be tried with and that cannot be, from outside and over HTTP alone.
 *
 * @param line as the first part of a case's id
 */
public record NotTried(String line, String what, String reason) {
  private static final String BROWSER = "happens between windows of a browser with scripts";
  private static final String INSIDE = "happens inside the tool, nothing from outside causes it";
  private static final String NAMES = "needs a name server of its own";

  static List<NotTried> all() {
    return List.of(
        new NotTried("storage-origin", "a response from a wrong origin", BROWSER),
        new NotTried("storage-message-id", "a response with a wrong message_id", BROWSER),
        new NotTried("storage-exhaustion", "a storage that is full", BROWSER),
        new NotTried("storage-string", "answers that are JSON texts", BROWSER),
        new NotTried("ags-same-millisecond", "two scores in a millisecond", INSIDE),
        new NotTried("ags-clock", "a clock that goes back", INSIDE),
        new NotTried("ags-restart", "a restart between keeping and sending a score", INSIDE),
        new NotTried("reg-rebinding", "a name whose address changes", NAMES));
  }
}
