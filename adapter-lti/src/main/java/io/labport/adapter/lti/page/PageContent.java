package io.labport.adapter.lti.page;

import java.util.Locale;
import java.util.ResourceBundle;

/** Makes what a template shows. */
@FunctionalInterface
public interface PageContent {

  /**
   * @param texts in the language of the page
   * @param nonce for the page's own style and script
   */
  Object of(ResourceBundle texts, Locale language, String nonce);
}
