package io.labport.adapter.scorm.page;

import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content ({@code layout.jte}).
 *
 * @param title the page's heading, and its title with the operator's name
 * @param relay what the relay's script reads from the page; absent on the others
 */
public record Frame(Texts texts, Branding branding, String title, @Nullable Relay relay) {

  /**
   * What the relay's script reads.
   *
   * @param opener the origin of the SCO's page; nobody else is heard or told
   * @param calls where the calls go
   * @param message what it says when there is no session
   */
  public record Relay(String opener, String calls, String message) {}

  /** Absent on other pages, as are the next ones. */
  public @Nullable String opener() {
    return relay == null ? null : relay.opener();
  }

  public @Nullable String calls() {
    return relay == null ? null : relay.calls();
  }

  public @Nullable String message() {
    return relay == null ? null : relay.message();
  }

  /** What the relay's script says when it is so. */
  public @Nullable String said(String what) {
    return relay == null ? null : texts.of("relay." + what);
  }
}
