package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.RegistrationRefused;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of an LMS, with names in braces for what differs from one installation to the next.
 * Proposals for a form, never more: an administrator may enter something else.
 *
 * @param variant which kind of installation, for example {@code production}
 * @param audience of token requests, when it is not the token endpoint
 * @param deployment where the deployment id is found, or what it usually is
 */
public record PlatformAddresses(
    String variant,
    String issuer,
    String authorization,
    String token,
    Optional<String> audience,
    String keys,
    String deployment) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");
  private static final String HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})(?::[0-9]{1,5})?";
  private static final String ID = "[A-Za-z0-9._~:-]{1,255}";

  /** What must be known to fill the addresses. */
  public List<String> inputs() {
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(Stream.of(issuer, authorization, token, keys), audience.stream())
        .forEach(
            text -> {
              Matcher places = PLACE.matcher(text);
              while (places.find()) {
                names.add(places.group(1));
              }
            });
    return List.copyOf(names);
  }

  /**
   * The same with the places filled of which the value is given.
   *
   * @throws RegistrationRefused when a value is no site, host or id
   */
  public PlatformAddresses filled(Map<String, String> values) {
    Map<String, String> checked = new LinkedHashMap<>();
    values.forEach((name, value) -> checked.put(name, checked(name, value.strip())));
    UnaryOperator<String> fill =
        text ->
            PLACE
                .matcher(text)
                .replaceAll(
                    place ->
                        Matcher.quoteReplacement(
                            checked.getOrDefault(place.group(1), place.group())));
    return new PlatformAddresses(
        variant,
        fill.apply(issuer),
        fill.apply(authorization),
        fill.apply(token),
        audience.map(fill),
        fill.apply(keys),
        deployment);
  }

  private static String checked(String name, String value) {
    if (name.equals("site")) {
      return site(value);
    }
    boolean host = name.equals("host");
    if (!value.matches(host ? HOST : ID)) {
      throw new RegistrationRefused(
          400,
          "lti.registration-member-invalid",
          Optional.of(name),
          name
              + (host ? " must be a host like lms.example" : " must be an id as the LMS shows it"));
    }
    return value;
  }

  /** As the LMS says it of itself: without a slash at the end. */
  private static String site(String value) {
    String site = value.replaceFirst("/+$", "");
    try {
      URI address = URI.create(site);
      if (address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && address.getRawUserInfo() == null
          && String.valueOf(address.getScheme()).matches("https?")) {
        return site;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new RegistrationRefused(
        400,
        "lti.registration-member-invalid",
        Optional.of("site"),
        "site must be the LMS's address like https://lms.example");
  }
}
