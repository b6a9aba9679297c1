package io.labport.adapter.lti.fake;

import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.Invited;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An administrator of a platform in front of the registration address. */
public final class Registering {
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final Tool tool;

  public Registering(Tool tool) {
    this.tool = tool;
  }

  /** The secret part of a new invitation's link. */
  public String invited(InvitationTerms terms) {
    return secret(tool.get(LtiRegistrations.class).invite(terms));
  }

  public static String secret(Invited invited) {
    String link = invited.link().toString();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  public WebResponse open(String secret, String configuration) throws Exception {
    return open(
        secret,
        Map.of(
            "openid_configuration",
            List.of(configuration),
            "registration_token",
            List.of("secret-registration-token")));
  }

  public WebResponse open(String secret, Map<String, List<String>> query) throws Exception {
    return tool.handle("GET", "/register/{invitation}", request("GET", secret, query, Map.of()));
  }

  public WebResponse confirm(String secret, String ticket) throws Exception {
    return tool.handle(
        "POST",
        "/register/{invitation}",
        request("POST", secret, Map.of(), Map.of("ticket", List.of(ticket))));
  }

  public static String ticket(WebResponse page) {
    Matcher found = TICKET.matcher(Tool.page(page));
    if (!found.find()) {
      throw new AssertionError(page.status() + " " + Tool.page(page));
    }
    return found.group(1);
  }

  private static WebRequest request(
      String method,
      String secret,
      Map<String, List<String>> query,
      Map<String, List<String>> form) {
    return new WebRequest(
        method,
        "/register/" + secret,
        Map.of("invitation", secret),
        query,
        Map.of(),
        Map.of(),
        new byte[0],
        form,
        InetAddress.getLoopbackAddress());
  }
}
