package io.labport.core.outbound.storage;

import io.labport.core.internal.store.AdapterStores;
import io.labport.core.internal.store.Database;
import io.labport.core.spi.store.AdapterStore;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;

final class JdbcAdapterStores implements AdapterStores {
  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  JdbcAdapterStores(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public AdapterStore of(String adapterId) {
    return new JdbcAdapterStore(adapterId, database, clock, random);
  }
}
