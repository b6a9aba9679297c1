package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What tests do to a sandbox. Everything here can also be done by HTTP under {@code /control}, see
 * the module's README. Methods that name a lab throw {@link IllegalArgumentException} if there is
 * none with that id. Thread-safe.
 */
public final class SandboxControl {

  private final World world;
  private final RequestLog log;
  private final FaultQueue faults;
  private final Consumer<Presence> door;

  SandboxControl(World world, RequestLog log, FaultQueue faults, Consumer<Presence> door) {
    this.world = world;
    this.log = log;
    this.faults = faults;
    this.door = door;
  }

  /** The next call of the command, or of any with {@code *}, meets the fault. Faults queue up. */
  public void next(String command, Fault fault) {
    next(command, 1, fault);
  }

  /** The next so many calls of the command meet the fault. */
  public void next(String command, int times, Fault fault) {
    faults.add(command, times, fault);
  }

  /** Takes back all faults that have not been met. */
  public void clearFaults() {
    faults.clear();
  }

  /** How often the command was called, with whatever outcome. */
  public int calls(String command) {
    return log.count(command);
  }

  /** Calls by command, in lower case. */
  public Map<String, Integer> calls() {
    return log.counts();
  }

  /** The latest 20,000 requests to the API, oldest first. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /** Of those, the ones for a command. */
  public List<RecordedRequest> requests(String command) {
    String name = command.toLowerCase(Locale.ROOT);
    return log.all().stream().filter(request -> request.command().equals(name)).toList();
  }

  /** Sets counts to zero and forgets requests. */
  public void forgetRequests() {
    log.clear();
  }

  /** All labs, oldest first. */
  public List<LabView> labs() {
    return world.exclusively(() -> world.labs().stream().map(Lab::view).toList());
  }

  /** One lab. */
  public LabView lab(long id) {
    return world.exclusively(() -> world.get(id).view());
  }

  /** Starts a lab past the API and its limits; it runs when it is built. */
  public LabView startLab(int profileId, String userId) {
    return world.exclusively(() -> start(profileId, userId).view());
  }

  /** A lab another API consumer launched. If visible, results show it; Cancel refuses it. */
  public LabView addForeignLab(int profileId, String userId, boolean visible) {
    return world.exclusively(
        () -> {
          Lab lab = start(profileId, userId);
          lab.foreign = true;
          lab.visible = visible;
          return lab.view();
        });
  }

  /** Starts labs with consecutive ids for users {@code prefix0}, {@code prefix1}, ...; all run. */
  public long startLabs(int count, int profileId, String userPrefix) {
    return world.exclusively(
        () -> {
          long first = 0;
          for (int i = 0; i < count; i++) {
            Lab lab = start(profileId, userPrefix + i);
            world.lifecycle().built(lab, world.now());
            world.lifecycle().touched(lab);
            first = i == 0 ? lab.id : first;
          }
          return first;
        });
  }

  /**
   * Completes labs with consecutive ids, each with this score out of 100, passed from 50 on; those
   * that have ended are only scored anew.
   */
  public void completeLabs(long firstId, int count, BigDecimal score) {
    world.exclusively(
        () -> {
          for (long id = firstId; id < firstId + count; id++) {
            Lab lab = world.get(id);
            boolean passed = score.compareTo(BigDecimal.valueOf(50)) >= 0;
            world.lifecycle().write(lab, new Score(score, 100, 50, passed, world.now(), null));
            if (lab.end == null) {
              world.lifecycle().finish(lab, CompletionStatus.COMPLETE, world.now());
            }
          }
        });
  }

  /** Ends building now. */
  public void finishBuilding(long id) {
    with(id, lab -> world.lifecycle().built(lab, world.now()));
  }

  /** The learner opens the lab or does something in it. */
  public void touch(long id) {
    with(id, world.lifecycle()::touched);
  }

  /** The learner ticks tasks, counted from 1. */
  public void tick(long id, int... tasks) {
    with(
        id,
        lab -> {
          for (int task : tasks) {
            lab.tick(task, true);
          }
          world.lifecycle().touched(lab);
        });
  }

  /** The learner answers a question, counted from 1. */
  public void answer(long id, int question, String text) {
    with(
        id,
        lab -> {
          lab.answer(question, text);
          world.lifecycle().touched(lab);
        });
  }

  /** The learner saves; {@code SaveInProgress} holds as long as the timings say. */
  public void save(long id) {
    with(id, world.lifecycle()::save);
  }

  /** Ends saving now. */
  public void finishSaving(long id) {
    with(
        id,
        lab -> {
          if (lab.state == LabState.SAVING) {
            world.lifecycle().saved(lab, world.now());
          }
        });
  }

  /** The learner submits: scored by ticks and answers, or waiting for a grader, by profile. */
  public void submit(long id) {
    with(id, lab -> world.lifecycle().submit(lab, world.now()));
  }

  /** The lab ends without having been completed. */
  public void end(long id) {
    with(id, lab -> world.lifecycle().finish(lab, CompletionStatus.INCOMPLETE, world.now()));
  }

  /** The lab ends complete, without a score; {@link #score} may follow. */
  public void complete(long id) {
    with(id, lab -> world.lifecycle().finish(lab, CompletionStatus.COMPLETE, world.now()));
  }

  /** Writes a score, the first or another one, at any time; nothing else changes. */
  public void score(long id, BigDecimal raw, int max, int passing, boolean passed) {
    with(
        id,
        lab ->
            world.lifecycle().write(lab, new Score(raw, max, passing, passed, world.now(), null)));
  }

  /** Status 50: a saved environment that waits for its grader. */
  public void submitForGrading(long id) {
    with(id, lab -> world.lifecycle().submitForGrading(lab, world.now()));
  }

  /** Status 60. */
  public void startGrading(long id) {
    with(id, world.lifecycle()::startGrading);
  }

  /** The grader is done: status 4 with this score, and teardown begins. */
  public void grade(long id, BigDecimal raw, int max, int passing, boolean passed) {
    with(
        id,
        lab ->
            world
                .lifecycle()
                .grade(lab, new Score(raw, max, passing, passed, world.now(), "Sandbox Grader")));
  }

  /** Ends teardown now; a lab that had not ended ends incomplete first. */
  public void tearDown(long id) {
    with(
        id,
        lab -> {
          if (lab.end == null) {
            world.lifecycle().finish(lab, CompletionStatus.INCOMPLETE, world.now());
          }
          world.lifecycle().tornDown(lab, world.now());
        });
  }

  /** The platform fails the lab with 10, 20, 30 or 40. */
  public void fail(long id, int code) {
    with(id, lab -> world.lifecycle().fail(lab, code));
  }

  /** Hands the lab to another user. */
  public void transfer(long id, String userId) {
    with(id, lab -> world.lifecycle().transfer(lab, userId));
  }

  /** Shows this number as {@code CompletionStatus}, whatever it means. */
  public void forceCompletionStatus(long id, int code) {
    with(
        id,
        lab -> {
          lab.completionStatus = code;
          lab.lastChange = world.now();
        });
  }

  /**
   * Shows this value for a field in all results of the lab, in whatever type; null is JSON null.
   */
  public void overrideResultField(long id, String field, @Nullable Object value) {
    JsonNode json = Json.MAPPER.valueToTree(value);
    with(id, lab -> lab.override(field, json));
  }

  /** Adds a profile, or replaces the one with its id. */
  public void putProfile(LabProfile profile) {
    world.exclusively(() -> world.profiles.put(profile.id(), profile));
  }

  /** What the consumer allows now. */
  public UserLimits limits() {
    return world.limits;
  }

  /** Allows something else from the next call on. */
  public void limits(UserLimits limits) {
    world.limits = limits;
  }

  /** How long things take now. */
  public Timings timings() {
    return world.timings;
  }

  /** Changes how long things take that have not begun yet. */
  public void timings(Timings timings) {
    world.timings = timings;
  }

  /** How answers look now. */
  public AnswerShapes shapes() {
    return world.shapes;
  }

  /** Changes how answers look from the next call on. */
  public void shapes(AnswerShapes shapes) {
    world.shapes = shapes;
  }

  /** Connections are refused until {@link #comeBack()}. */
  public void goAway() {
    door.accept(Presence.REFUSING);
  }

  /** Everything but the control interface answers 503 until {@link #comeBack()}. */
  public void becomeUnavailable() {
    door.accept(Presence.UNAVAILABLE);
  }

  /** Serves again, at the same port. */
  public void comeBack() {
    door.accept(Presence.HERE);
  }

  /** Adds a webhook of the API consumer. */
  public void addWebhook(WebhookTarget target) {
    world.webhooks.add(target);
  }

  /** Removes all webhooks; attempts under way go on. */
  public void clearWebhooks() {
    world.webhooks.clear();
  }

  /** The webhooks there are. */
  public List<WebhookTarget> webhooks() {
    return world.webhooks.targets();
  }

  /** All finished attempts, in the order they finished. */
  public List<WebhookDelivery> webhookDeliveries() {
    return world.webhooks.deliveries();
  }

  /** Sends the event for a lab to the webhooks that listen to it, although nothing happened. */
  public void sendWebhook(WebhookEvent event, long id) {
    with(id, lab -> world.lifecycle().send(event, lab));
  }

  /** The time the labs live by. */
  public SandboxClock clock() {
    return world.clock;
  }

  private Lab start(int profileId, String userId) {
    LabProfile profile = world.profiles.get(profileId);
    if (profile == null) {
      throw new IllegalArgumentException("there is no lab profile " + profileId);
    }
    return world
        .lifecycle()
        .start(LaunchWishes.plain(profileId, userId), profile, profile.durationMinutes());
  }

  private void with(long id, Consumer<Lab> action) {
    world.exclusively(() -> action.accept(world.get(id)));
  }
}
