package io.labport.adapter.scorm.dispatch.gate;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.book.Origins;
import io.labport.adapter.scorm.dispatch.book.Tenants;
import io.labport.adapter.scorm.dispatch.limit.LabCount;
import io.labport.adapter.scorm.dispatch.limit.Rate;
import io.labport.adapter.scorm.dispatch.limit.Seats;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Admits who holds a package of a dispatch that may be used now and from there. */
public final class Gate implements Admission {
  /** In place of a key where there is none: of the same length, and no text of a key's kind. */
  private static final String NO_KEY = "!".repeat(43);

  private final DispatchBook book;
  private final LaunchKeys keys;
  private final Origins origins;
  private final Tenants tenants;
  private final Seats seats;
  private final LabCount labs;
  private final ScormConfig config;
  private final Clock clock;
  private final Rate failedKeys;

  @Inject
  public Gate(
      DispatchBook book,
      LaunchKeys keys,
      Origins origins,
      Tenants tenants,
      Seats seats,
      LabCount labs,
      ScormConfig config,
      Clock clock) {
    this.book = book;
    this.keys = keys;
    this.origins = origins;
    this.tenants = tenants;
    this.seats = seats;
    this.labs = labs;
    this.config = config;
    this.clock = clock;
    this.failedKeys = new Rate(10, Duration.ofMinutes(1), clock);
  }

  @Override
  public Decision decide(Applicant applicant) {
    Optional<Dispatch> found = book.find(applicant.dispatch());
    String expected =
        found
            .filter(d -> everIssued(d, applicant.generation()))
            .map(d -> keys.key(d, applicant.generation()))
            .orElse(NO_KEY);
    boolean right = MessageDigest.isEqual(bytes(expected), bytes(applicant.key()));
    if (found.isEmpty() || !right) {
      return new Decision.Refused(wrongKey(applicant));
    }
    Dispatch dispatch = found.get();
    if (dispatch.labs().stream().noneMatch(lab -> lab.slot().equals(applicant.slot()))) {
      return new Decision.Refused(RefusalCode.DISPATCH_UNAVAILABLE);
    }
    // Closed ones learn no origin, so this comes before.
    Optional<RefusalCode> closed = closed(dispatch);
    if (closed.isPresent()) {
      return new Decision.Refused(closed.get());
    }
    return origins.admits(dispatch, applicant.origin())
        ? admitted(dispatch, strangers(dispatch, applicant.generation()))
        : new Decision.Refused(RefusalCode.ORIGIN_NOT_ALLOWED);
  }

  /**
   * Only wrong keys are counted, and the right one still lets in: 256 bits are not found by trying,
   * and a school behind one address must not be shut out by one of its learners.
   */
  private RefusalCode wrongKey(Applicant applicant) {
    return failedKeys.allows(applicant.address().getHostAddress())
        ? RefusalCode.DISPATCH_UNAVAILABLE
        : RefusalCode.RATE_LIMITED;
  }

  @Override
  public Decision stillGood(String id, int generation, Optional<String> origin) {
    Optional<Dispatch> found = book.find(id).filter(d -> everIssued(d, generation));
    if (found.isEmpty()) {
      return new Decision.Refused(RefusalCode.DISPATCH_UNAVAILABLE);
    }
    Dispatch dispatch = found.get();
    Optional<RefusalCode> closed = closed(dispatch);
    if (closed.isPresent()) {
      return new Decision.Refused(closed.get());
    }
    return origins.allows(dispatch, origin)
        // Who is in the middle of a session is registered: allowNew is not about them.
        ? admitted(dispatch, retired(dispatch, generation))
        : new Decision.Refused(RefusalCode.ORIGIN_NOT_ALLOWED);
  }

  private Decision admitted(Dispatch dispatch, Optional<RefusalCode> onlyProven) {
    Optional<RefusalCode> noLabs =
        over(dispatch, Duration.ZERO) ? Optional.of(RefusalCode.EXPIRED) : Optional.empty();
    return new Decision.Admitted(dispatch, onlyProven, noLabs);
  }

  private Optional<RefusalCode> closed(Dispatch dispatch) {
    Instant now = clock.instant();
    if (dispatch.state() == Dispatch.State.REVOKED || tenants.revoked(dispatch.tenant())) {
      return Optional.of(RefusalCode.REVOKED);
    }
    if (dispatch.state() == Dispatch.State.DISABLED) {
      return Optional.of(RefusalCode.DISABLED);
    }
    if (dispatch.access().notBefore().filter(now::isBefore).isPresent()) {
      return Optional.of(RefusalCode.NOT_YET_OPEN);
    }
    return over(dispatch, config.reportGrace())
        ? Optional.of(RefusalCode.EXPIRED)
        : Optional.empty();
  }

  private boolean over(Dispatch dispatch, Duration grace) {
    return dispatch
        .access()
        .notAfter()
        .filter(end -> clock.instant().isAfter(end.plus(grace)))
        .isPresent();
  }

  private Optional<RefusalCode> strangers(Dispatch dispatch, int generation) {
    return retired(dispatch, generation)
        .or(
            () ->
                dispatch.limits().allowNew()
                    ? Optional.empty()
                    : Optional.of(RefusalCode.CAP_REACHED));
  }

  private static boolean everIssued(Dispatch dispatch, int generation) {
    return generation == dispatch.generation()
        || dispatch.retired().stream().anyMatch(each -> each.generation() == generation);
  }

  private Optional<RefusalCode> retired(Dispatch dispatch, int generation) {
    Instant now = clock.instant();
    return dispatch.retired().stream()
            .anyMatch(
                each -> each.generation() == generation && !now.isBefore(each.acceptedUntil()))
        ? Optional.of(RefusalCode.KEY_RETIRED)
        : Optional.empty();
  }

  @Override
  public Optional<RefusalCode> enrol(Dispatch dispatch, String pseudonym) {
    return seats.enrol(dispatch, pseudonym);
  }

  @Override
  public Optional<RefusalCode> startLab(Dispatch dispatch, String registration, String launch) {
    return labs.start(dispatch, registration, launch);
  }

  @Override
  public void labEnded(String dispatch, String launch) {
    labs.ended(dispatch, launch);
  }

  @Override
  public void labCameToNothing(String dispatch, String launch) {
    labs.cameToNothing(dispatch, launch);
  }

  @Override
  public void labRuns(String dispatch, String registration, String launch) {
    labs.runs(dispatch, registration, launch);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
