package io.labport.examples.certification;

import java.util.List;

/**
 * Something that tools should be tried with and that cannot be, from outside and over HTTP alone.
 *
 * @param line as the first part of a case's id
 */
public record NotTried(String line, String what, String reason) {
  private static final String BROWSER = "happens between windows of a browser with scripts";
  private static final String CONFIRM =
      "every tool has its own way of telling its server what it read from the storage";
  private static final String INSIDE = "happens inside the tool, nothing from outside causes it";
  private static final String ROSTER =
      "a tool reads a roster when it likes to; the kit cannot make it";
  private static final String REGISTER =
      "begins at an address of the tool's own, mostly with an invitation; the kit does not register";

  static List<NotTried> all() {
    return List.of(
        new NotTried("storage-origin", "a response from a wrong origin", BROWSER),
        new NotTried("storage-message-id", "a response with a wrong message_id", BROWSER),
        new NotTried("storage-exhaustion", "a storage that is full", BROWSER),
        new NotTried("storage-string", "answers that are JSON texts", BROWSER),
        new NotTried("storage-confirm-no-origin", "a confirmation without Origin", CONFIRM),
        new NotTried("storage-confirm-origin", "a confirmation with a foreign Origin", CONFIRM),
        new NotTried("storage-confirm-twice", "a confirmation a second time", CONFIRM),
        new NotTried("storage-confirm-late", "a confirmation after 61 seconds", CONFIRM),
        new NotTried("storage-ticket", "a ticket of another launch", CONFIRM),
        new NotTried("token-concurrent", "a thousand calls that need a token at once", INSIDE),
        new NotTried("ags-same-millisecond", "two scores in a millisecond", INSIDE),
        new NotTried("ags-clock", "a clock that goes back", INSIDE),
        new NotTried("ags-restart", "a restart between keeping and sending a score", INSIDE),
        new NotTried("nrps-relative", "a relative link to the next page", ROSTER),
        new NotTried("nrps-host", "a link to another host", ROSTER),
        new NotTried("nrps-loop", "links in a circle", ROSTER),
        new NotTried("nrps-case", "link parameters in lower and upper case", ROSTER),
        new NotTried("nrps-links", "several links in one header", ROSTER),
        new NotTried("nrps-many", "100,000 members", ROSTER),
        new NotTried("reg-private", "a configuration at a private address", REGISTER),
        new NotTried("reg-rebinding", "a name whose address changes", REGISTER),
        new NotTried("reg-redirect", "a redirect to loopback", REGISTER),
        new NotTried("reg-http", "a configuration over http", REGISTER),
        new NotTried("reg-issuer", "a foreign issuer", REGISTER),
        new NotTried("reg-missing", "missing members", REGISTER),
        new NotTried("reg-token", "a registration token a second time", REGISTER),
        new NotTried("reg-second", "a second registration of a platform", REGISTER),
        new NotTried("reg-scopes", "fewer scopes than asked for", REGISTER),
        new NotTried("reg-error-json", "an error as JSON", REGISTER),
        new NotTried("reg-error-html", "an error as a web page", REGISTER));
  }
}
