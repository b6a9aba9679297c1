package io.labport.core.application;

import com.github.f4b6a3.ulid.UlidFactory;
import io.labport.core.domain.LabRunId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;

/** Makes ids that sort by time and cannot be guessed. */
final class Ids {
  private final UlidFactory ulids = UlidFactory.newInstance();
  private final Clock clock;

  @Inject
  Ids(Clock clock) {
    this.clock = clock;
  }

  LabRunId run() {
    return new LabRunId("run_" + next());
  }

  String event() {
    return "msg_" + next();
  }

  String pseudonym() {
    return "p-" + next().toLowerCase(Locale.ROOT);
  }

  private String next() {
    return ulids.create(clock.millis()).toString();
  }
}
