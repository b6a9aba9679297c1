package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.service.TokenException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what a platform means by "not later than what I have" (AGS 2.0, section 3.4.6). Results
 * have no time, so it is decided by what the platform holds:
 *
 * <ul>
 *   <li>our score: an earlier try arrived though its answer did not, nothing is left to do;
 *   <li>nothing, or what it took from us before, or what we tried before: our score is the later
 *       one and goes out again with a later timestamp;
 *   <li>a score that says who gave it, or one that never came from us: a person's, and theirs
 *       stands.
 * </ul>
 */
public final class StaleScores {
  /** Gradebooks round to two decimals, of maxima as small as 1. */
  private static final BigDecimal SAME = new BigDecimal("0.0051");

  private static final Logger log = LoggerFactory.getLogger(StaleScores.class);

  private final HeldResults results;

  @Inject
  public StaleScores(HeldResults results) {
    this.results = results;
  }

  /** What to do. */
  enum Verdict {
    /** The platform holds our score. */
    HELD,
    /** Ours is the later one. */
    AGAIN,
    /** Theirs is the later one. */
    THEIRS
  }

  /**
   * @param before the lane before the score went out that was refused
   * @throws IOException when the platform does not answer
   */
  Verdict judge(ScoreSender.Post post, String lineItem, GradeLane before) throws IOException {
    if (!results.readable(post)) {
      // Whole seconds are compared somewhere, or the clocks differ a little.
      return Verdict.AGAIN;
    }
    HeldResults.Held held;
    try {
      held = results.of(post, lineItem);
    } catch (TokenException e) {
      log.info("registration {}: no result may be read, {}", post.registration().key(), e.code());
      return Verdict.AGAIN;
    } catch (HeldResults.UnreadableException e) {
      if (e.mayPass()) {
        throw e;
      }
      log.info("registration {}: no result is shown, {}", post.registration().key(), e.status());
      return Verdict.AGAIN;
    }
    if (held.share().isEmpty()) {
      return Verdict.AGAIN;
    }
    BigDecimal there = held.share().get();
    Optional<BigDecimal> ours = post.content().share();
    if (ours.isPresent() && same(there, ours.get())) {
      return Verdict.HELD;
    }
    boolean fromUs = same(there, before.taken()) || same(there, before.tried());
    return fromUs && !held.byPerson() ? Verdict.AGAIN : Verdict.THEIRS;
  }

  private static boolean same(BigDecimal one, @Nullable BigDecimal other) {
    return other != null && one.subtract(other).abs().compareTo(SAME) < 0;
  }
}
