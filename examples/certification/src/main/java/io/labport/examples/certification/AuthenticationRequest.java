package io.labport.examples.certification;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tool sends the browser to the platform with: OpenID Connect Core 1.0, section 3.2.2.1,
 * as narrowed by the 1EdTech Security Framework 1.0, section 5.1.1.2.
 *
 * @param parameters decoded once
 */
record AuthenticationRequest(URI endpoint, Map<String, List<String>> parameters) {
  /** Shortest base64url text of 128 bits. */
  private static final int SHORTEST_SECRET = 22;

  /** From a redirect or from a form that a page would submit; empty if it is neither. */
  static Optional<AuthenticationRequest> read(Answer answer) {
    Optional<URI> location = answer.location();
    if (location.isPresent()) {
      return Optional.of(at(location.get()));
    }
    if (answer.status() != 200) {
      return Optional.empty();
    }
    return Html.formWith(answer, "login_hint")
        .map(
            form -> {
              Map<String, List<String>> all = new LinkedHashMap<>();
              form.fields().forEach((name, value) -> all.put(name, List.of(value)));
              return new AuthenticationRequest(bare(form.action()), all);
            });
  }

  /** From the address that the browser is sent to. */
  static AuthenticationRequest at(URI address) {
    String query = Optional.ofNullable(address.getRawQuery()).orElse("");
    return new AuthenticationRequest(bare(address), decoded(query));
  }

  /** First value, empty text if there is none. */
  String value(String name) {
    return parameters.getOrDefault(name, List.of("")).get(0);
  }

  /** What is wrong with it as the answer to a login; empty if nothing is. */
  List<String> complaints(Map<String, String> login, Target target, URI authorization) {
    List<String> wrong = new ArrayList<>();
    if (!endpoint.equals(authorization)) {
      wrong.add("it goes to " + endpoint + ", not to the authorization endpoint");
    }
    parameters.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            wrong.add(name + " is there " + values.size() + " times");
          }
        });
    must(wrong, "scope", "openid");
    must(wrong, "response_type", "id_token");
    must(wrong, "response_mode", "form_post");
    must(wrong, "prompt", "none");
    must(wrong, "client_id", target.clientId());
    must(wrong, "redirect_uri", target.redirectUri().toString());
    must(wrong, "login_hint", login.getOrDefault("login_hint", ""));
    if (login.containsKey("lti_message_hint")) {
      must(wrong, "lti_message_hint", login.get("lti_message_hint"));
    } else if (parameters.containsKey("lti_message_hint")) {
      wrong.add("lti_message_hint was not sent and yet came");
    }
    secret(wrong, "state");
    secret(wrong, "nonce");
    if (value("state").equals(value("nonce"))) {
      wrong.add("state and nonce are the same");
    }
    return wrong;
  }

  private void must(List<String> wrong, String name, String expected) {
    if (!value(name).equals(expected)) {
      wrong.add(name + " should be \"" + expected + "\" and is \"" + value(name) + "\"");
    }
  }

  private void secret(List<String> wrong, String name) {
    if (value(name).length() < SHORTEST_SECRET) {
      wrong.add(name + " has " + value(name).length() + " characters, too few for 128 bits");
    }
  }

  private static URI bare(URI address) {
    String text = address.toString();
    int end = text.indexOf('?');
    return end < 0 ? address : URI.create(text.substring(0, end));
  }

  private static Map<String, List<String>> decoded(String query) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      all.computeIfAbsent(URLDecoder.decode(name, StandardCharsets.UTF_8), any -> new ArrayList<>())
          .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return all;
  }
}
