package io.labport.core.spi.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A document of an {@link AdapterStore}. {@code toString} does not show the content.
 *
 * @param version grows with each replacement
 */
public record StoredDocument(String id, String content, long version, Optional<Instant> expires) {
  @Override
  public String toString() {
    return "StoredDocument[" + id + " v" + version + "]";
  }
}
