package io.labport.core.port.outbound;

import java.time.Instant;
import java.util.Optional;

/** How far a reader has come, durably. Thread-safe across nodes; joins the caller's transaction. */
public interface Watermarks {
  Optional<Instant> find(String reader);

  /** Moves the mark forward; a mark never goes back. */
  void advance(String reader, Instant to);
}
