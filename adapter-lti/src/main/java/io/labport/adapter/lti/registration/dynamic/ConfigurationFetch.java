package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.net.InternetDomainName;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.RegistrationConfig;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.net.DestinationRefusedException;
import io.labport.core.spi.net.OutboundHttp;
import io.labport.core.spi.net.OutboundRequest;
import io.labport.core.spi.net.OutboundResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Talks to a platform that is not known yet, at addresses that it chose itself: through the guarded
 * transport, with a limit on time and size, and never farther than its own site.
 */
public final class ConfigurationFetch {
  /** Less than 256 KiB. */
  static final int LARGEST = 256 * 1024 - 1;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int REDIRECTS = 3;
  private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);

  private final OutboundHttp http;
  private final PublicAddress self;
  private final LtiConfig config;
  private final Profiles profiles;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Inject
  public ConfigurationFetch(
      OutboundHttp http, PublicAddress self, LtiConfig config, Profiles profiles) {
    this.http = http;
    this.self = self;
    this.config = config;
    this.profiles = profiles;
  }

  /** The configuration and the address at which it was found in the end. */
  record Fetched(ObjectNode document, URI address) {}

  /** The configuration at the address, its query kept as it is (R2, R3). */
  Fetched configuration(String given, Optional<String> token) throws Stopped {
    URI address = checked(parsed(given));
    for (int i = 0; i <= REDIRECTS; i++) {
      OutboundResponse answer = get(address, token);
      if (!REDIRECTING.contains(answer.status())) {
        return new Fetched(read(answer), address);
      }
      address = next(address, answer);
    }
    throw Stopped.unreadable("more than " + REDIRECTS + " redirects");
  }

  /** Posts our configuration; nothing is repeated, because the token works once. */
  OutboundResponse post(URI address, Optional<String> token, byte[] body) throws Stopped {
    Map<String, List<String>> headers = headers(token);
    headers.put("Content-Type", List.of("application/json"));
    try {
      return http.send(new OutboundRequest("POST", address, headers, body, TIMEOUT, LARGEST));
    } catch (DestinationRefusedException e) {
      throw Stopped.addressRejected(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Stopped.answerUnreadable("no answer");
    }
  }

  /** An object, or empty for anything else. */
  Optional<ObjectNode> object(byte[] body) {
    try {
      JsonNode node = json.readTree(body);
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private OutboundResponse get(URI address, Optional<String> token) throws Stopped {
    try {
      return http.send(
          new OutboundRequest("GET", address, headers(token), new byte[0], TIMEOUT, LARGEST));
    } catch (DestinationRefusedException e) {
      throw Stopped.addressRejected(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Stopped.unreadable("no answer, or too large a one");
    }
  }

  private Map<String, List<String>> headers(Optional<String> token) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Accept", List.of("application/json"));
    headers.put("User-Agent", List.of("Labport (+" + self.of("/") + ")"));
    token.ifPresent(value -> headers.put("Authorization", List.of("Bearer " + value)));
    return headers;
  }

  private ObjectNode read(OutboundResponse answer) throws Stopped {
    if (answer.status() != 200) {
      throw Stopped.unreadable("status " + answer.status());
    }
    Optional<ObjectNode> document = object(answer.body());
    if (document.isEmpty()) {
      throw Stopped.unreadable("no JSON object");
    }
    return document.get();
  }

  private static URI parsed(String given) throws Stopped {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw Stopped.addressRejected("it is not an address");
    }
  }

  private URI checked(URI address) throws Stopped {
    try {
      RegistrationConfig.requireWeb("openid_configuration", address, config.allowHttp());
      return address;
    } catch (IllegalArgumentException e) {
      throw Stopped.addressRejected("it must be https, with a host and without a user name");
    }
  }

  /** The token goes along, so the way must not lead to strangers. */
  private URI next(URI from, OutboundResponse answer) throws Stopped {
    URI to = checked(from.resolve(parsed(answer.header("Location").orElse(""))));
    boolean weaker =
        "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
    if (weaker || !near(from.getHost(), to.getHost())) {
      throw Stopped.addressRejected("it redirects to another site");
    }
    return to;
  }

  /** One host, one registrable domain, or one maker. */
  private boolean near(String one, String other) {
    if (one.equalsIgnoreCase(other) || profiles.oneMaker(one, other)) {
      return true;
    }
    Optional<String> site = site(one);
    return site.isPresent() && site.equals(site(other));
  }

  /** By the list of public suffixes; empty for addresses and for names that are suffixes. */
  private static Optional<String> site(String host) {
    if (!InternetDomainName.isValid(host)) {
      return Optional.empty();
    }
    InternetDomainName name = InternetDomainName.from(host.toLowerCase(Locale.ROOT));
    return name.isUnderPublicSuffix()
        ? Optional.of(name.topPrivateDomain().toString())
        : Optional.empty();
  }
}
