package io.labport.adapter.lti.course;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Which registration and deployment a tenant is: its own text may be a fingerprint and cannot be
 * taken apart. One small document for each deployment, kept for good. Thread-safe across nodes.
 */
public final class Tenants {
  private final Documents<Owner> documents;

  @Inject
  public Tenants(AdapterStore store) {
    this.documents = new Documents<>(store, "tenant", Owner.class);
  }

  /** The two that make a tenant. */
  public record Owner(String registration, String deployment) {}

  public Optional<Owner> of(Tenant tenant) {
    return documents.find(Fingerprint.ofParts(tenant.value()));
  }

  /** Notes whose the message's tenant is. */
  public void remember(LtiMessage message) {
    Owner owner = new Owner(message.registration().key(), message.deployment());
    documents.update(
        Fingerprint.ofParts(message.tenant().value()), before -> owner, Optional.empty());
  }
}
