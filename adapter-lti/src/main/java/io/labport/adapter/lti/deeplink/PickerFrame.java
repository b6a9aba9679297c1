package io.labport.adapter.lti.deeplink;

import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.Texts;

/**
 * What every page of the selection has; {@code toString} hides the token.
 *
 * @param action where its forms go
 * @param token goes into every form
 * @param first whether it is the first page, so that the focus is not moved
 * @param forLink whether it is about the link that was opened
 */
public record Frame(
    Texts texts,
    Branding branding,
    String title,
    String action,
    String token,
    String style,
    String script,
    boolean first,
    boolean forLink) {
  @Override
  public String toString() {
    return "Frame[" + title + "]";
  }
}
