package io.labport.examples.certification;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Does what the scripts of the tool's pages do when a platform keeps values for them, in a browser
 * that keeps no cookies (LTI OIDC Login with LTI Client Side postMessages 1.0): every tool tells
 * its server in its own way what it read.
 */
public interface StorageDriver {

  /** What the page of a login has the platform keep, and where it goes then. */
  Kept keep(Answer loginPage) throws Exception;

  /**
   * The request by which the page tells its server what it read. The kit adds what the browser
   * alone adds: {@code Origin} and {@code Sec-Fetch-Site}.
   *
   * @param launchPage what the tool answered to the launch
   */
  HttpRequest.Builder confirmation(Answer launchPage, Map<String, String> read) throws Exception;

  /** What the page does once the server has taken its confirmation. */
  Answer goOn(Browser browser, Answer launchPage, Answer confirmed) throws Exception;

  /** Values by key, in the order of the page; {@code toString} shows none. */
  record Kept(Map<String, String> values, URI next) {
    public Kept {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return "Kept[" + values.size() + " values]";
    }
  }
}
