package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One lab instance. Guarded by the world's lock; {@link Lifecycle} moves it. */
final class Lab {

  final long id;
  final LabProfile profile;
  final LaunchWishes wishes;
  final Instant start;
  String userId;
  Instant expires;
  Instant lastChange;
  LabState state = LabState.BUILDING;
  int completionStatus = CompletionStatus.NO_SHOW;
  boolean submittedForGrading;
  boolean foreign;

  /** Shown to this consumer although another one launched it ("Lab Instance Visibility"). */
  boolean visible = true;

  @Nullable Instant end;
  @Nullable Instant lastActivity;
  @Nullable Instant lastSave;
  @Nullable Instant saveExpires;
  @Nullable Instant runningSince;
  @Nullable Score score;
  Duration ran = Duration.ZERO;
  Duration remaining = Duration.ZERO;

  /** Timers of earlier states carry an older generation and are ignored. */
  int generation;

  // Most labs of a load test never need these, so they start as shared empty ones.
  private Set<Integer> ticked = Set.of();
  private Map<Integer, String> answers = Map.of();
  private Map<String, JsonNode> overrides = Map.of();
  private Map<String, String> notifications = Map.of();
  private List<LabNote> notes = List.of();
  private List<LabNote> errors = List.of();

  Lab(long id, LabProfile profile, LaunchWishes wishes, Instant start, Instant expires) {
    this.id = id;
    this.profile = profile;
    this.wishes = wishes;
    this.userId = wishes.userId();
    this.start = start;
    this.lastChange = start;
    this.expires = expires;
  }

  void tick(int task, boolean done) {
    if (task < 1 || task > profile.tasks().size()) {
      throw new IllegalArgumentException("lab " + id + " has no task " + task);
    }
    ticked = new HashSet<>(ticked);
    if (done) {
      ticked.add(task);
    } else {
      ticked.remove(task);
    }
  }

  void answer(int question, String text) {
    if (question < 1 || question > profile.questions().size()) {
      throw new IllegalArgumentException("lab " + id + " has no question " + question);
    }
    answers = new HashMap<>(answers);
    answers.put(question, text);
  }

  boolean ticked(int task) {
    return ticked.contains(task);
  }

  String answerTo(int question) {
    return answers.getOrDefault(question, "");
  }

  int numTicked() {
    return ticked.size();
  }

  void override(String field, JsonNode value) {
    overrides = new HashMap<>(overrides);
    overrides.put(field, value);
  }

  Map<String, JsonNode> overrides() {
    return overrides;
  }

  void note(Instant at, String title, String text) {
    notes = new ArrayList<>(notes);
    notes.add(new LabNote(at, title, text));
  }

  List<LabNote> notes() {
    return notes;
  }

  void error(Instant at, String message) {
    errors = new ArrayList<>(errors);
    errors.add(new LabNote(at, "Error", message));
  }

  List<LabNote> errors() {
    return errors;
  }

  void notify(String name, String text) {
    notifications = new HashMap<>(notifications);
    notifications.put(name, text);
  }

  boolean removeNotification(String name) {
    notifications = new HashMap<>(notifications);
    return notifications.remove(name) != null;
  }

  Map<String, String> notifications() {
    return notifications;
  }

  /** Labs of other consumers do not count against limits. */
  boolean countsAsActive() {
    return state.active() && !foreign;
  }

  int earnedPoints() {
    int points = 0;
    for (int task = 1; task <= profile.tasks().size(); task++) {
      points += ticked(task) ? profile.tasks().get(task - 1).points() : 0;
    }
    for (int question = 1; question <= profile.questions().size(); question++) {
      LabQuestion asked = profile.questions().get(question - 1);
      points += asked.accepts(answerTo(question)) ? asked.points() : 0;
    }
    return points;
  }

  /** Completed labs without tasks show 100, cancelled ones 0: seen in published samples. */
  int taskCompletePercent() {
    if (completionStatus == CompletionStatus.CANCELLED) {
      return 0;
    }
    if (profile.tasks().isEmpty()) {
      return completionStatus == CompletionStatus.COMPLETE ? 100 : 0;
    }
    return ticked.size() * 100 / profile.tasks().size();
  }

  long totalRunSeconds(Instant now) {
    Duration running = runningSince == null ? Duration.ZERO : Duration.between(runningSince, now);
    return Math.max(0, ran.plus(running).toSeconds());
  }

  LabView view() {
    Score written = score;
    return new LabView(
        id,
        profile.id(),
        userId,
        wishes.classId(),
        wishes.tag(),
        state,
        completionStatus,
        start,
        expires,
        end,
        lastActivity,
        saveExpires,
        submittedForGrading,
        taskCompletePercent(),
        written == null ? null : written.raw(),
        written == null ? null : written.max(),
        written == null ? null : written.passing(),
        written == null ? null : written.passed(),
        foreign,
        wishes.variables(),
        notes.stream().map(LabNote::text).toList());
  }
}
