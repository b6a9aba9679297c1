package io.labport.adapter.scorm.dispatch.book;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tenants that are shut out; read anew each time, so that a change works at the next call. */
public final class Tenants {
  private final Documents<Revoked> documents;
  private final Clock clock;

  @Inject
  public Tenants(AdapterStore store, Clock clock) {
    this.documents = new Documents<>(store, "tenant-revoked", Revoked.class);
    this.clock = clock;
  }

  record Revoked(Instant at) {}

  public boolean revoked(String tenant) {
    return documents.find(tenant).isPresent();
  }

  void revoke(String tenant) {
    documents.insert(tenant, new Revoked(clock.instant()), Optional.empty());
  }

  void enable(String tenant) {
    documents.delete(tenant);
  }
}
