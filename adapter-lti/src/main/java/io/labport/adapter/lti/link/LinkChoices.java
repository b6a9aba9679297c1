package io.labport.adapter.lti.link;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What teachers chose for links that came without a lab, and what copies of such links inherited.
 * Kept without end, as links are. Thread-safe.
 */
public final class LinkChoices {
  private static final String KIND = "link-choice";
  private static final int TRIES = 5;

  private final AdapterStore store;

  @Inject
  public LinkChoices(AdapterStore store) {
    this.store = store;
  }

  public Optional<ChosenLab> of(PlacedLink link) {
    return store.find(KIND, id(link)).map(d -> ChosenLabJson.read(d.content()));
  }

  /**
   * The choice for a link of the tenant in whatever course it was: a history names links without
   * their courses, and a link's id is unique in its deployment.
   */
  public Optional<ChosenLab> anywhere(Tenant tenant, String resourceLink) {
    return store.page(KIND, prefix(tenant, resourceLink), Optional.empty(), 1).stream()
        .findFirst()
        .map(d -> ChosenLabJson.read(d.content()));
  }

  /** From now on the link means this lab; the latest choice counts. */
  public void choose(PlacedLink link, ChosenLab chosen) {
    String content = ChosenLabJson.write(chosen);
    for (int i = 0; i < TRIES; i++) {
      Optional<StoredDocument> present = store.find(KIND, id(link));
      boolean stored =
          present.isEmpty()
              ? store.insert(KIND, id(link), content, Optional.empty())
              : store.replace(KIND, id(link), content, present.get().version(), Optional.empty());
      if (stored) {
        return;
      }
    }
    throw new IllegalStateException("the choice for a link is being changed all the time");
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
