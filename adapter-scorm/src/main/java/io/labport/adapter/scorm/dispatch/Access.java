package io.labport.adapter.scorm.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When and from where a dispatch may be used.
 *
 * @param notBefore the first moment
 * @param notAfter the last moment; a lab that runs then may still report for a time
 * @param origins where its SCO may be served from, for example {@code https://lms.example.edu}
 * @param learnOrigins whether the first origin is taken, and each further one waits for approval;
 *     without it an empty list means any origin
 */
public record Access(
    Optional<Instant> notBefore,
    Optional<Instant> notAfter,
    List<String> origins,
    boolean learnOrigins) {

  public static final Access OPEN = new Access(Optional.empty(), Optional.empty(), List.of(), true);

  public Access {
    origins = List.copyOf(origins);
  }
}
