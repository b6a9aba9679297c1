package io.labport.core.internal.http;

import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.Texts;

/**
 * What the template {@code error/page.jte} shows.
 *
 * @param advice what to do now; may be empty
 * @param reference what an operator finds in the log
 */
public record ErrorPage(
    Texts texts, Branding branding, String title, String advice, String reference) {}
