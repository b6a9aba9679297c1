package io.labport.adapter.lti.page;

import java.net.URI;
import java.util.Map;

/**
 * What a page needs to offer a login once more in a window of its own. {@code toString} shows no
 * field.
 *
 * @param code of the failed check; decides the text
 * @param login our login address
 * @param fields the login request; empty when it is not known, or a window did not help
 */
public record WindowOffer(
    int status, String code, String reference, URI login, Map<String, String> fields) {

  @Override
  public String toString() {
    return "WindowOffer[" + code + "]";
  }
}
