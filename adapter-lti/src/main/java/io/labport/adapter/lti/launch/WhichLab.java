package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.link.ChosenLab;
import io.labport.adapter.lti.link.LinkChoices;
import io.labport.adapter.lti.link.LinkKeys;
import io.labport.adapter.lti.link.PlacedLink;
import io.labport.core.domain.Tenant;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the lab of a link, also of one that was copied to another course: what was chosen here for
 * this very link, then what the platform's parameters name, the key that our own links carry, the
 * signed target, and last what was chosen for the links that this one is a copy of.
 */
public final class WhichLab {
  private static final String KEY = "link_key";

  /** The name of our own registrations, and the variable's own (LTI Core 1.3, appendix B). */
  private static final List<String> HISTORY =
      List.of("resource_link_id_history", "ResourceLink.id.history", "resourcelink_id_history");

  /** A copy of a copy of a copy; nobody's history is longer in earnest. */
  private static final int MOST_EARLIER = 50;

  private final LinkChoices choices;
  private final LinkKeys keys;

  @Inject
  public WhichLab(LinkChoices choices, LinkKeys keys) {
    this.choices = choices;
    this.keys = keys;
  }

  /** The launch with the lab and its settings among its parameters, if there is one. */
  ResourceLinkLaunch resolve(ResourceLinkLaunch launch) {
    PlacedLink link = launch.placed();
    Optional<ChosenLab> chosen = choices.of(link);
    if (chosen.isPresent()) {
      return over(launch, chosen.get());
    }
    if (LabLink.names(launch.custom())) {
      return launch;
    }
    Optional<ChosenLab> given = given(launch);
    if (given.isPresent()) {
      return over(launch, given.get());
    }
    if (launch.target().lab().isPresent()) {
      return launch;
    }
    Optional<ChosenLab> inherited = inherited(launch, link.tenant());
    // The history may be gone at the next launch, when the copy's own original was deleted.
    inherited.ifPresent(lab -> choices.choose(link, lab));
    return inherited.map(lab -> over(launch, lab)).orElse(launch);
  }

  private Optional<ChosenLab> given(ResourceLinkLaunch launch) {
    return Stream.of(Optional.ofNullable(launch.custom().get(KEY)), launch.target().key())
        .flatMap(Optional::stream)
        .flatMap(key -> keys.find(launch.placed().tenant(), key).stream())
        .findFirst();
  }

  private Optional<ChosenLab> inherited(ResourceLinkLaunch launch, Tenant tenant) {
    return HISTORY.stream()
        .map(name -> launch.custom().getOrDefault(name, ""))
        .flatMap(history -> Stream.of(history.split(",", -1)))
        .map(WhichLab::decoded)
        .filter(id -> !id.isEmpty() && !id.equals(launch.resourceLink()))
        .distinct()
        .limit(MOST_EARLIER)
        .flatMap(id -> choices.anywhere(tenant, id).stream())
        .findFirst();
  }

  /** LTI Core 1.3, appendix B: the ids are URL-encoded, because they may hold commas. */
  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id.strip(); // sent as it is, with a percent sign of its own
    }
  }

  /** What the platform says besides, a language for example, stays above what was chosen once. */
  private static ResourceLinkLaunch over(ResourceLinkLaunch launch, ChosenLab chosen) {
    Map<String, String> custom = new LinkedHashMap<>(chosen.settings());
    custom.putAll(launch.custom());
    LabLink.NAMES.forEach(custom::remove);
    custom.put(ChosenLab.LAB, Integer.toString(chosen.lab()));
    return launch.withCustom(custom);
  }
}
