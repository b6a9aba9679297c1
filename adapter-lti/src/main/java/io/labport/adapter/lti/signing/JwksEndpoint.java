package io.labport.adapter.lti.signing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes the tool's public keys (1EdTech Security Framework 1.0, section 6.3): the shared ones,
 * or those that one registration's platform is to know.
 */
public final class JwksEndpoint implements WebHandler {
  private final ToolKeys keys;
  private final Registrations registrations;
  // In a fixed order: the same keys must give the same bytes, and so the same tag.
  private final ObjectMapper json =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Inject
  JwksEndpoint(ToolKeys keys, Registrations registrations) {
    this.keys = keys;
    this.registrations = registrations;
  }

  @Override
  public WebResponse handle(WebRequest request) throws Exception {
    Optional<String> named = Optional.ofNullable(request.pathVariables().get("registration"));
    Optional<Registration> registration = named.flatMap(registrations::byKey);
    if (named.isPresent() && registration.isEmpty()) {
      return WebResponse.text(404, "There is no such registration.");
    }
    List<Map<String, Object>> published = keys.published(registration.flatMap(SigningKeys::own));
    byte[] document = json.writeValueAsBytes(Map.of("keys", published));
    String tag = '"' + Fingerprint.brief(new String(document, StandardCharsets.UTF_8)) + '"';
    boolean known = request.header("If-None-Match").filter(seen -> names(seen, tag)).isPresent();
    WebResponse answer =
        known ? WebResponse.empty(304) : WebResponse.of(200, "application/json", document);
    return answer.header("Cache-Control", "public, max-age=3600").header("ETag", tag);
  }

  /** Weak comparison, as RFC 9110 demands for If-None-Match (section 13.1.2). */
  private static boolean names(String header, String tag) {
    return header.strip().equals("*")
        || Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(tag::equals);
  }
}
