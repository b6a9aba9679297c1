package io.labport.examples.lms.scorm;

import io.labport.examples.lms.scorm.ScormCommit.Kind;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sessions and attempts. Whatever changes is handed to the keeper. Thread-safe. */
public final class ScormTracking {

  /** Whose attempts at what. */
  public record Place(String activityId, String learnerId) {}

  /** A session as the player gets it: where to send, and with what the data model begins. */
  public record Begun(String session, int attempt, Map<String, String> values) {}

  private record Session(Place place, int attempt, long order) {}

  private static final int MOST_SESSIONS = 5_000;

  private final SecureRandom random = new SecureRandom();
  private final Consumer<Map<Place, List<List<ScormCommit>>>> keeper;
  private final Map<Place, List<List<ScormCommit>>> logs = new LinkedHashMap<>();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST_SESSIONS;
        }
      };
  private long opened;

  /**
   * @param kept attempts of earlier runs
   */
  public ScormTracking(
      Map<Place, List<List<ScormCommit>>> kept,
      Consumer<Map<Place, List<List<ScormCommit>>>> keeper) {
    this.keeper = keeper;
    kept.forEach(
        (place, attempts) -> {
          List<List<ScormCommit>> copy = new ArrayList<>();
          attempts.forEach(log -> copy.add(new ArrayList<>(log)));
          logs.put(place, copy);
        });
  }

  /**
   * Opens the player. A suspended attempt goes on; otherwise this is a new one (SCORM 2004 RTE,
   * section 4.2.8, cmi.exit), which exists only from the moment when the content initializes.
   */
  public synchronized Begun begin(
      ScormActivity activity, ScormSettings settings, String learnerId, String learnerName) {
    Place place = new Place(activity.id(), learnerId);
    List<ScormAttempt> attempts = attempts(activity, learnerId);
    Optional<ScormAttempt> continued =
        attempts.isEmpty()
            ? Optional.empty()
            : Optional.of(attempts.get(attempts.size() - 1))
                .filter(latest -> latest.suspended() || settings.continuesAttempts());
    int number = continued.map(ScormAttempt::number).orElse(attempts.size() + 1);
    byte[] id = new byte[16];
    random.nextBytes(id);
    String session = HexFormat.of().formatHex(id);
    sessions.put(session, new Session(place, number, opened++));
    return new Begun(
        session,
        number,
        RunTimeData.initial(activity, settings, learnerId, learnerName, continued));
  }

  /**
   * Takes what the player sends; the same again changes nothing.
   *
   * @return false if the session is unknown, as after a login that has run out
   */
  public synchronized boolean take(String activityId, ScormCommit sent) {
    Session session = sessions.get(sent.session());
    if (session == null || !session.place().activityId().equals(activityId)) {
      return false;
    }
    List<List<ScormCommit>> attempts =
        logs.computeIfAbsent(session.place(), none -> new ArrayList<>());
    if (attempts.size() < session.attempt()) {
      if (sent.kind() == Kind.LOG) {
        return true;
      }
      attempts.add(new ArrayList<>());
    }
    List<ScormCommit> log = attempts.get(Math.min(session.attempt(), attempts.size()) - 1);
    boolean again =
        log.stream()
            .anyMatch(
                it -> it.session().equals(sent.session()) && it.sequence() == sent.sequence());
    if (!again) {
      log.add(sent.applied(sent.stores() && newest(log, session, sent)));
      keeper.accept(view());
    }
    return true;
  }

  /**
   * A beacon may come late: after a later one, or after the learner has opened the player again.
   */
  private boolean newest(List<ScormCommit> log, Session session, ScormCommit sent) {
    for (ScormCommit earlier : log) {
      Session its = sessions.get(earlier.session());
      if (earlier.applied()
          && (earlier.session().equals(sent.session())
              ? earlier.sequence() > sent.sequence()
              : its != null && its.order() > session.order())) {
        return false;
      }
    }
    return true;
  }

  /** All attempts of a learner, oldest first. */
  public synchronized List<ScormAttempt> attempts(ScormActivity activity, String learnerId) {
    List<ScormAttempt> attempts = new ArrayList<>();
    for (List<ScormCommit> log :
        logs.getOrDefault(new Place(activity.id(), learnerId), List.of())) {
      attempts.add(ScormAttempt.of(activity, attempts.size() + 1, log));
    }
    return attempts;
  }

  private Map<Place, List<List<ScormCommit>>> view() {
    Map<Place, List<List<ScormCommit>>> copy = new LinkedHashMap<>();
    logs.forEach(
        (place, attempts) -> copy.put(place, attempts.stream().map(List::copyOf).toList()));
    return Collections.unmodifiableMap(copy);
  }
}
