package io.labport.examples.sandbox;

import io.labport.examples.sandbox.World.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moves labs through their lives. All methods run under the world's lock. */
final class Lifecycle {

  private final World world;

  Lifecycle(World world) {
    this.world = world;
  }

  Lab start(LaunchWishes wishes, LabProfile profile, int minutes) {
    Instant now = world.now();
    Duration length = Duration.ofMinutes(minutes);
    Lab lab = new Lab(world.takeLabId(), profile, wishes, now, now.plus(length));
    lab.remaining = length;
    world.user(wishes);
    world.add(lab);
    send(WebhookEvent.PRE_BUILD, lab);
    world.at(now.plus(world.timings.building()), lab, Timer.Kind.BUILT);
    return lab;
  }

  void built(Lab lab, Instant at) {
    if (lab.state == LabState.BUILDING) {
      run(lab, at);
      send(WebhookEvent.POST_BUILD, lab);
      send(WebhookEvent.FIRST_DISPLAYABLE, lab);
    }
  }

  /** The learner did something; from the first time on the lab is no longer a no-show. */
  void touched(Lab lab) {
    Instant now = world.now();
    lab.lastActivity = now;
    if (lab.completionStatus == CompletionStatus.NO_SHOW && lab.state.open()) {
      lab.completionStatus = CompletionStatus.INCOMPLETE;
      lab.lastChange = now;
    }
  }

  void save(Lab lab) {
    Instant now = world.now();
    Instant keptUntil = now.plus(world.timings.savedKept());
    lab.remaining = Duration.between(now, lab.expires);
    lab.lastSave = now;
    lab.saveExpires = keptUntil;
    enter(lab, LabState.SAVING, now);
    send(WebhookEvent.SAVING, lab);
    world.at(now.plus(world.timings.saving()), lab, Timer.Kind.SAVED);
  }

  void saved(Lab lab, Instant at) {
    enter(lab, LabState.SAVED, at);
    send(WebhookEvent.SAVED, lab);
    Instant keptUntil = lab.saveExpires;
    if (!lab.submittedForGrading && keptUntil != null) {
      world.at(keptUntil, lab, Timer.Kind.SAVE_EXPIRED);
    }
  }

  void resume(Lab lab) {
    Instant now = world.now();
    lab.expires = now.plus(lab.remaining);
    lab.saveExpires = null;
    enter(lab, LabState.RESUMING, now);
    send(WebhookEvent.RESUMING, lab);
    world.at(now.plus(world.timings.resuming()), lab, Timer.Kind.RESUMED);
  }

  /** Ends a lab as submitted: scored at once, after a while, or by a grader. */
  void submit(Lab lab, Instant at) {
    if (lab.profile.manuallyGraded()) {
      submitForGrading(lab, at);
    } else if (lab.profile.scored()) {
      lab.completionStatus = CompletionStatus.COMPLETE;
      lab.end = at;
      enter(lab, LabState.SCORING, at);
      send(WebhookEvent.SCORING, lab);
      world.at(at.plus(world.timings.scoring()), lab, Timer.Kind.SCORED);
    } else {
      finish(lab, CompletionStatus.COMPLETE, at);
    }
  }

  /** A saved environment that waits for its grader, for as long as it takes. */
  void submitForGrading(Lab lab, Instant at) {
    lab.submittedForGrading = true;
    lab.completionStatus = CompletionStatus.SUBMITTED_FOR_GRADING;
    lab.lastSave = at;
    lab.saveExpires = at.plus(Duration.ofDays(30));
    enter(lab, LabState.SAVED, at);
    send(WebhookEvent.SAVED, lab);
  }

  void startGrading(Lab lab) {
    lab.completionStatus = CompletionStatus.GRADING_IN_PROGRESS;
    lab.lastChange = world.now();
  }

  void grade(Lab lab, Score score) {
    lab.submittedForGrading = false;
    write(lab, score);
    finish(lab, CompletionStatus.COMPLETE, score.at());
  }

  /** Writes a score, the first or a later one, and leaves everything else as it is. */
  void write(Lab lab, Score score) {
    lab.score = score;
    lab.lastChange = score.at();
    send(WebhookEvent.SCORED, lab);
  }

  Score computed(Lab lab, Instant at) {
    int earned = lab.earnedPoints();
    int passing = lab.profile.passingScore();
    return new Score(
        BigDecimal.valueOf(earned).setScale(1),
        lab.profile.maxPossibleScore(),
        passing,
        earned >= passing,
        at,
        null);
  }

  void finish(Lab lab, int completionStatus, Instant at) {
    lab.completionStatus = completionStatus;
    if (lab.end == null) {
      lab.end = at;
    }
    tearDown(lab, at);
  }

  void cancel(Lab lab, @Nullable String note) {
    Instant now = world.now();
    lab.note(now, "Lab Cancelled via API", note == null ? "" : note);
    lab.submittedForGrading = false;
    lab.score = null;
    finish(lab, CompletionStatus.CANCELLED, now);
  }

  void fail(Lab lab, int code) {
    if (!CompletionStatus.failure(code)) {
      throw new IllegalArgumentException("a lab fails with 10, 20, 30 or 40, not " + code);
    }
    lab.error(world.now(), CompletionStatus.word(code));
    finish(lab, code, world.now());
  }

  void transfer(Lab lab, String userId) {
    world.userNamed(userId);
    world.move(lab, userId);
    lab.lastChange = world.now();
    send(WebhookEvent.TRANSFER_TO_USER, lab);
  }

  void tearDown(Lab lab, Instant at) {
    enter(lab, LabState.TEARING_DOWN, at);
    send(WebhookEvent.TEARING_DOWN, lab);
    world.at(at.plus(world.timings.teardown()), lab, Timer.Kind.TORN_DOWN);
  }

  void tornDown(Lab lab, Instant at) {
    enter(lab, LabState.OFF, at);
    send(WebhookEvent.TORN_DOWN, lab);
  }

  void scored(Lab lab, Instant at) {
    write(lab, computed(lab, at));
    tearDown(lab, at);
  }

  void happened(Timer timer) {
    Lab lab = timer.lab();
    switch (timer.kind()) {
      case BUILT -> built(lab, timer.due());
      case SAVED -> saved(lab, timer.due());
      case RESUMED -> {
        run(lab, timer.due());
        send(WebhookEvent.RESUMED, lab);
      }
      case SCORED -> scored(lab, timer.due());
      case TORN_DOWN -> tornDown(lab, timer.due());
      case EXPIRED, SAVE_EXPIRED -> ranOut(lab, timer.due());
      case INACTIVE -> inactive(lab, timer.due());
    }
  }

  /** Labs that run out are submitted if they are scored, as published samples show. */
  private void ranOut(Lab lab, Instant at) {
    if (lab.lastActivity == null) {
      finish(lab, CompletionStatus.NO_SHOW, at);
    } else if (lab.profile.scored()) {
      submit(lab, at);
    } else {
      finish(lab, CompletionStatus.INCOMPLETE, at);
    }
  }

  private void inactive(Lab lab, Instant at) {
    Instant limit = inactivityLimit(lab, at);
    if (limit.isAfter(at)) {
      world.at(limit, lab, Timer.Kind.INACTIVE);
    } else {
      ranOut(lab, at);
    }
  }

  private static Instant inactivityLimit(Lab lab, Instant otherwise) {
    Integer minutes = lab.wishes.inactivityMinutes();
    if (minutes == null) {
      return otherwise;
    }
    Instant last = lab.lastActivity == null ? lab.start : lab.lastActivity;
    Instant since =
        lab.runningSince != null && lab.runningSince.isAfter(last) ? lab.runningSince : last;
    return since.plus(Duration.ofMinutes(minutes));
  }

  private void run(Lab lab, Instant at) {
    enter(lab, LabState.RUNNING, at);
    lab.runningSince = at;
    world.at(lab.expires.plus(world.timings.overrun()), lab, Timer.Kind.EXPIRED);
    if (lab.wishes.inactivityMinutes() != null) {
      world.at(inactivityLimit(lab, at), lab, Timer.Kind.INACTIVE);
    }
  }

  private static void enter(Lab lab, LabState state, Instant at) {
    if (lab.runningSince != null) {
      lab.ran = lab.ran.plus(Duration.between(lab.runningSince, at));
      lab.runningSince = null;
    }
    lab.state = state;
    lab.lastChange = at;
    lab.generation++;
  }

  void send(WebhookEvent event, Lab lab) {
    world.webhooks.send(event, lab, world);
  }
}
