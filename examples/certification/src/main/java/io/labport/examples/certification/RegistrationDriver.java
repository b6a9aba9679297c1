package io.labport.examples.certification;

import java.net.URI;

/** Lets platforms register with the tool by LTI Dynamic Registration 1.0. */
public interface RegistrationDriver {

  /** A new link, as the tool's people give it to the administrator of a platform. */
  URI invite() throws Exception;

  /**
   * Presses what the page has to be pressed before the tool registers, if anything, and returns the
   * last page.
   *
   * @param page what the tool answered when the platform opened the link
   */
  Answer confirm(Browser browser, Answer page) throws Exception;

  /** Whether the tool was set up to talk with platforms over http. */
  boolean allowsHttp();
}
