package io.labport.adapter.lti.page;

import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.Texts;

/**
 * What every page has around its content ({@code layout.jte}).
 *
 * @param nonce that the page's own script and style carry
 * @param title the page's heading, and its title with the operator's name
 */
public record Frame(Texts texts, Branding branding, String nonce, String title) {}
