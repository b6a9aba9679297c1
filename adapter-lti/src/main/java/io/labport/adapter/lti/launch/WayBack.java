package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.validation.Report;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address at the platform to which people return, with the reason (LTI Core 1.3, section
 * 5.4.4). It comes from a verified token: one that anybody could have written would make our pages
 * link anywhere.
 */
public record WayBack(URI address) {
  private static final int LONGEST_TEXT = 500;

  public static Optional<WayBack> of(Claims claims, boolean allowHttp) {
    return Claims.text(claims.object("launch_presentation").path("return_url"))
        .flatMap(url -> ServiceAddress.usable(url, allowHttp))
        .map(url -> new WayBack(URI.create(url)));
  }

  /**
   * The address with {@code lti_errormsg} and {@code lti_errorlog} added to its own query.
   *
   * @param message for the person; no personal data
   * @param log for the platform's log; no personal data
   */
  public URI with(String message, String log) {
    String whole = address.toString();
    int hash = whole.indexOf('#');
    String fragment = hash < 0 ? "" : whole.substring(hash);
    String base = hash < 0 ? whole : whole.substring(0, hash);
    String separator =
        address.getRawQuery() == null ? "?" : address.getRawQuery().isEmpty() ? "" : "&";
    return URI.create(
        base
            + separator
            + "lti_errormsg="
            + encoded(message)
            + "&lti_errorlog="
            + encoded(log)
            + fragment);
  }

  private static String encoded(String text) {
    String plain = Report.plain(text);
    String brief = plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT);
    return URLEncoder.encode(brief, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
