package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.page.Frame;
import io.labport.core.spi.page.Texts;

/**
 * What every page of the selection has; {@code toString} hides the token.
 *
 * @param around what all pages have
 * @param action where its forms go
 * @param token goes into every form
 * @param first whether it is the first page, so that the focus is not moved
 * @param forLink whether it is about the link that was opened
 */
public record PickerFrame(
    Frame around,
    String action,
    String token,
    String style,
    String script,
    boolean first,
    boolean forLink) {

  public Texts texts() {
    return around.texts();
  }

  @Override
  public String toString() {
    return "PickerFrame[" + around.title() + "]";
  }
}
