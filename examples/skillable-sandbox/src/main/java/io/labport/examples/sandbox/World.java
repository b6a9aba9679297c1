package io.labport.examples.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a sandbox knows, behind one lock. Whoever enters first sees everything happen that was
 * due by the clock.
 */
final class World {

  final SandboxClock clock;
  final Map<Integer, LabProfile> profiles = new LinkedHashMap<>();
  final Map<String, LabClass> classes = new LinkedHashMap<>();
  final WebhookSender webhooks;
  volatile UserLimits limits = UserLimits.production();
  volatile Timings timings = Timings.quick();
  volatile AnswerShapes shapes = AnswerShapes.documented();

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Lab> labs = new LinkedHashMap<>();
  private final Map<String, List<Lab>> byUser = new LinkedHashMap<>();
  private final Map<String, LabUser> users = new LinkedHashMap<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
  // Only for the anon-####### names of new users; a seed makes runs alike.
  private final SplittableRandom random = new SplittableRandom(4711);
  private final Lifecycle lifecycle = new Lifecycle(this);
  private long nextTimer;
  private long nextLabId = 3_896_477;
  private long nextInternalId = 9_000_001;

  World(SandboxClock clock, Collection<LabProfile> profiles, WebhookSender webhooks) {
    this.clock = clock;
    this.webhooks = webhooks;
    profiles.forEach(profile -> this.profiles.put(profile.id(), profile));
  }

  /** Runs what is due, then the action, then what the action made due. */
  <T extends @Nullable Object> T exclusively(Supplier<T> action) {
    lock.lock();
    try {
      runDue();
      T result = action.get();
      runDue();
      return result;
    } finally {
      lock.unlock();
    }
  }

  void exclusively(Runnable action) {
    Supplier<@Nullable Object> supplier =
        () -> {
          action.run();
          return null;
        };
    exclusively(supplier);
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Instant now() {
    return clock.instant();
  }

  long takeLabId() {
    return nextLabId++;
  }

  long takeInternalId() {
    return nextInternalId++;
  }

  void add(Lab lab) {
    labs.put(lab.id, lab);
    byUser.computeIfAbsent(lab.userId, id -> new ArrayList<>(2)).add(lab);
  }

  void move(Lab lab, String userId) {
    labsOf(lab.userId).remove(lab);
    lab.userId = userId;
    byUser.computeIfAbsent(userId, id -> new ArrayList<>(2)).add(lab);
  }

  @Nullable Lab find(long id) {
    return labs.get(id);
  }

  Lab get(long id) {
    Lab lab = labs.get(id);
    if (lab == null) {
      throw new IllegalArgumentException("there is no lab instance " + id);
    }
    return lab;
  }

  Collection<Lab> labs() {
    return labs.values();
  }

  List<Lab> labsOf(String userId) {
    return byUser.getOrDefault(userId, Collections.emptyList());
  }

  /**
   * Names of an existing user are overwritten when given; whether Skillable does so is unverified.
   */
  LabUser user(LaunchWishes wishes) {
    LabUser known = users.get(wishes.userId());
    LabUser user;
    if (known == null) {
      user =
          new LabUser(
              wishes.userId(),
              takeInternalId(),
              orElse(wishes.firstName(), "anon-" + random.nextInt(1_000_000, 10_000_000)),
              orElse(wishes.lastName(), "anon-" + random.nextInt(10_000_000, 100_000_000)),
              wishes.email());
    } else {
      user =
          new LabUser(
              known.id(),
              known.internalId(),
              orElse(wishes.firstName(), known.firstName()),
              orElse(wishes.lastName(), known.lastName()),
              wishes.email() == null ? known.email() : wishes.email());
    }
    users.put(user.id(), user);
    return user;
  }

  LabUser userNamed(String userId) {
    LabUser known = users.get(userId);
    return known == null ? user(LaunchWishes.plain(0, userId)) : known;
  }

  /** Forgets a user and takes the id off the labs; says how many rows that touched. */
  int closeUser(String userId) {
    LabUser gone = users.remove(userId);
    if (gone == null) {
      return 0;
    }
    List<Lab> orphans = List.copyOf(labsOf(userId));
    orphans.forEach(lab -> move(lab, "closed-" + gone.internalId()));
    byUser.remove(userId);
    return 1 + orphans.size();
  }

  void at(Instant due, Lab lab, Timer.Kind kind) {
    timers.add(new Timer(due, nextTimer++, lab, lab.generation, kind));
  }

  private void runDue() {
    Instant now = now();
    Timer next = timers.peek();
    while (next != null && !next.due().isAfter(now)) {
      timers.remove();
      if (next.generation() == next.lab().generation) {
        lifecycle.happened(next);
      }
      next = timers.peek();
    }
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null || value.isBlank() ? other : value;
  }

  /** Something that will happen to a lab unless it leaves its state before. */
  record Timer(Instant due, long number, Lab lab, int generation, Kind kind) {
    enum Kind {
      BUILT,
      SAVED,
      RESUMED,
      SCORED,
      TORN_DOWN,
      EXPIRED,
      INACTIVE,
      SAVE_EXPIRED
    }
  }
}
