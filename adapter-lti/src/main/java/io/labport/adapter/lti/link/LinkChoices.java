package io.labport.adapter.lti.link;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What teachers chose for links that came without a lab, and what copies of such links inherited.
 * Kept without end, as links are. Thread-safe.
 */
public final class LinkChoices {
  private final Documents<ChosenLab> choices;

  @Inject
  public LinkChoices(AdapterStore store) {
    this.choices = new Documents<>(store, "link-choice", ChosenLabJson.FORM);
  }

  public Optional<ChosenLab> of(PlacedLink link) {
    return choices.find(id(link));
  }

  /**
   * The choice for a link of the tenant in whatever course it was: a history names links without
   * their courses, and a link's id is unique in its deployment.
   */
  public Optional<ChosenLab> anywhere(Tenant tenant, String resourceLink) {
    return choices.page(prefix(tenant, resourceLink), Optional.empty(), 1).stream()
        .findFirst()
        .map(Documents.Kept::document);
  }

  /** From now on the link means this lab; the latest choice counts. */
  public void choose(PlacedLink link, ChosenLab chosen) {
    choices.update(id(link), before -> chosen, Optional.empty());
  }

  private static String id(PlacedLink link) {
    return prefix(link.tenant(), link.resourceLink())
        + Fingerprint.of(link.context().map(c -> "in " + c).orElse(""));
  }

  private static String prefix(Tenant tenant, String resourceLink) {
    String length = tenant.value().length() + ":";
    return Fingerprint.of(length + tenant.value() + resourceLink) + "/";
  }
}
