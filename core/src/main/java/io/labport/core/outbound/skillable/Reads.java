package io.labport.core.outbound.skillable;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import feign.FeignException;
import io.labport.core.domain.SkillableUnavailableException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats reading calls, a few times and within a bound. Nothing that changes state goes here. */
final class Reads {
  /** Waiting longer is for background work, not for whoever holds this thread. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Reads.class);

  private final int tries;
  private final Duration retryTime;

  Reads(SkillableConfig config) {
    this.tries = config.readTries();
    this.retryTime = config.readRetryTime();
  }

  /** A call that may be repeated. */
  interface Call<T> {
    T run() throws Fault;
  }

  <T> T ask(String command, Call<T> call) {
    try {
      return Failsafe.with(policy(command)).get(() -> once(call));
    } catch (FailsafeException wrapped) {
      if (wrapped.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new SkillableUnavailableException(
            "skillable.interrupted",
            "Skillable, " + command + ": interrupted while waiting to ask again",
            true,
            Optional.empty());
      }
      throw Fault.within(wrapped).asUnavailable(command);
    }
  }

  private static <T> T once(Call<T> call) throws Fault {
    try {
      return call.run();
    } catch (FeignException thrown) {
      throw Fault.within(thrown);
    }
  }

  private RetryPolicy<Object> policy(String command) {
    return RetryPolicy.builder()
        .handleIf(Reads::worthRepeating)
        .withMaxAttempts(tries)
        .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(2))
        .withJitter(0.25)
        .withDelayFn(attempt -> askedDelay(attempt.getLastException()))
        .withMaxDuration(retryTime)
        .onRetry(
            attempt ->
                log.info(
                    "Skillable, {}: {}; asking again ({} of {})",
                    command,
                    Fault.within(attempt.getLastException()).code(),
                    attempt.getAttemptCount() + 1,
                    tries))
        .build();
  }

  // Negative: the back-off above holds.
  private static Duration askedDelay(Throwable thrown) {
    return Fault.within(thrown).retryAfter().orElse(Duration.ofNanos(-1));
  }

  private static boolean worthRepeating(Throwable thrown) {
    return thrown instanceof Fault fault
        && fault.passing()
        && fault.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0;
  }
}
