package io.labport.adapter.lti.page;

import java.util.List;
import java.util.Optional;

/**
 * What the template {@code storage.jte} shows: a page whose script asks the platform to keep values
 * for us, or to hand them back. {@code toString} shows none.
 *
 * @param task for the script, in JSON without anything that could end its block
 * @param next where a link leads on without a script; empty when a form does
 * @param action of the form that leads on
 * @param help what is offered when the values do not come back; empty where none are read
 */
public record StoragePage(
    Frame frame,
    String script,
    String task,
    String next,
    String action,
    List<Field> fields,
    Optional<WindowPage> help) {

  /**
   * @param origin who alone may read what we say
   * @param frame below the platform's window; empty for the window itself
   * @param prelude a message that must come first
   */
  public record Platform(String origin, Optional<String> frame, Optional<String> prelude) {}

  /** The names of both values. */
  public record Keys(String state, String nonce) {}

  /** Two secrets. */
  public record Values(String state, String nonce) {
    @Override
    public String toString() {
      return "Values";
    }
  }

  @Override
  public String toString() {
    return "StoragePage";
  }
}
