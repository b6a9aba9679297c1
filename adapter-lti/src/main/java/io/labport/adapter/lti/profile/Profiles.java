package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.Registration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The profile of every family. Immutable. */
public final class Profiles {
  private final Map<PlatformFamily, PlatformProfile> byFamily = new EnumMap<>(PlatformFamily.class);

  /** Our own, and in place of them what the embedder gave. */
  public Profiles(List<PlatformProfile> replacements) {
    List.of(
            new Canvas(),
            new Moodle(),
            new Brightspace(),
            new Blackboard(),
            new Sakai(),
            new Schoology(),
            new OpenEdx(),
            new Generic())
        .forEach(profile -> byFamily.put(profile.family(), profile));
    replacements.forEach(profile -> byFamily.put(profile.family(), profile));
  }

  public PlatformProfile of(PlatformFamily family) {
    PlatformProfile profile = byFamily.get(family);
    if (profile == null) {
      throw new IllegalStateException("no profile of " + family);
    }
    return profile;
  }

  public PlatformProfile of(Registration registration) {
    return of(registration.family());
  }

  /** The audience of a registration's token requests. */
  public String tokenAudience(Registration registration) {
    return of(registration)
        .tokenAudience(
            registration
                .agreed()
                .tokenAudience()
                .orElseGet(() -> registration.agreed().tokenEndpoint().toString()));
  }

  /** The family that calls itself so in its configuration or its messages. */
  public PlatformFamily familyOf(String productFamily) {
    return byFamily.values().stream()
        .filter(
            profile ->
                profile.registering().familyCodes().stream()
                    .anyMatch(code -> code.equalsIgnoreCase(productFamily.strip())))
        .findFirst()
        .map(PlatformProfile::family)
        .orElse(PlatformFamily.GENERIC);
  }

  /** Whether both hosts belong to the maker of one and the same LMS. */
  public boolean oneMaker(String host, String other) {
    return byFamily.values().stream()
        .map(PlatformProfile::registering)
        .anyMatch(quirks -> quirks.ownHost(host) && quirks.ownHost(other));
  }

  /** The configurations in a form of some LMS's own. */
  public List<ReadyConfiguration> ready() {
    return byFamily.values().stream()
        .flatMap(profile -> profile.registering().ready().stream())
        .toList();
  }

  /** One for each family, in the order of {@link PlatformFamily}. */
  public List<PlatformProfile> all() {
    return List.copyOf(byFamily.values());
  }
}
