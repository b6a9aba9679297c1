package io.labport.core.inbound.entrance;

import io.labport.core.domain.OpenLab;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows. Public because the compiled templates live in another package.
 *
 * @param texts in the learner's language
 * @param branding how pages look here
 * @param heading the lab's title
 * @param message one or two sentences
 * @param ticket sent back by the page's forms
 * @param action where the forms post to
 * @param button label of the button that asks again; empty for none
 * @param newWindow whether the lab opens beside this page
 * @param askAgainAfterMillis when the page asks again by itself; 0 for never
 * @param tries how often it has asked already
 * @param labs to choose from
 * @param canStartOver whether to offer to discard the lab and begin anew
 * @param reference what to tell an administrator
 * @param returnUrl back to the course
 * @param script what asks again by itself
 */
public record Page(
    Texts texts,
    Branding branding,
    String heading,
    String message,
    String ticket,
    String action,
    Optional<String> button,
    boolean newWindow,
    long askAgainAfterMillis,
    int tries,
    List<OpenLab> labs,
    boolean canStartOver,
    Optional<String> reference,
    Optional<String> returnUrl,
    String script) {
  public Page {
    labs = List.copyOf(labs);
  }
}
