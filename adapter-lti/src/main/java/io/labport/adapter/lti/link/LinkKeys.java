package io.labport.adapter.lti.link;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What links that we gave to a platform mean, by a key that the link carries wherever it is copied
 * to. A key counts for its tenant only. Kept without end, as links are. Thread-safe.
 */
public final class LinkKeys {
  /** The form of a key: safe in a path and in a custom parameter. */
  public static final String FORM = "[A-Za-z0-9_-]{22}";

  private static final Pattern WHOLE = Pattern.compile(FORM);

  private final Documents<ChosenLab> links;
  private final Unguessable unguessable;

  @Inject
  public LinkKeys(AdapterStore store, Unguessable unguessable) {
    this.links = new Documents<>(store, "link", ChosenLabJson.FORM);
    this.unguessable = unguessable;
  }

  /** Keeps it under a new key and returns the key. */
  public String keep(Tenant tenant, ChosenLab chosen) {
    String key = unguessable.value().substring(0, 22);
    if (!links.insert(id(tenant, key), chosen, Optional.empty())) {
      throw new IllegalStateException("a key of a link was made twice");
    }
    return key;
  }

  public Optional<ChosenLab> find(Tenant tenant, String key) {
    return WHOLE.matcher(key).matches() ? links.find(id(tenant, key)) : Optional.empty();
  }

  private static String id(Tenant tenant, String key) {
    return Fingerprint.of(tenant.value()) + "/" + key;
  }
}
