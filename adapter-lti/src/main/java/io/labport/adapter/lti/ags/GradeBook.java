package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link Grades} from the stored states. */
public final class GradeBook implements Grades {
  /** Characters of a learner's hash, enough to tell learners of an installation apart. */
  private static final int HASH = 12;

  /** Ids go into paths of addresses, where a slash would part them. */
  private static final char PUBLIC_SEPARATOR = '~';

  private static final int SCAN_PAGE = 200;
  private static final int MOST_SCANNED = 5_000;
  private static final int MOST_RESENT = 10_000;

  private final GradeDocuments documents;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public GradeBook(GradeDocuments documents, BackgroundWork work, Clock clock) {
    this.documents = documents;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public Page list(
      Optional<String> registration,
      Optional<GradeState.Status> state,
      Optional<String> after,
      int limit) {
    if (limit < 1 || limit > 500) {
      throw new IllegalArgumentException("limit must be from 1 to 500, not " + limit);
    }
    List<Grade> found = new ArrayList<>();
    Optional<String> last = after.map(id -> id.replace(PUBLIC_SEPARATOR, '/'));
    for (int scanned = 0; scanned < MOST_SCANNED; scanned += SCAN_PAGE) {
      List<GradeDocuments.KeptState> page = documents.states(last, SCAN_PAGE);
      for (GradeDocuments.KeptState kept : page) {
        last = Optional.of(kept.id());
        if (state.isEmpty() || state.get() == kept.state().status()) {
          grade(kept)
              .filter(g -> registration.isEmpty() || registration.get().equals(g.registration()))
              .ifPresent(found::add);
        }
        if (found.size() == limit) {
          return new Page(found, last.map(GradeBook::shown));
        }
      }
      if (page.size() < SCAN_PAGE) {
        return new Page(found, Optional.empty());
      }
    }
    return new Page(found, last.map(GradeBook::shown));
  }

  @Override
  public Optional<Grade> find(String id) {
    Optional<GradePush.Job> job = job(id.replace(PUBLIC_SEPARATOR, '/'));
    return job.flatMap(documents::state)
        .flatMap(state -> grade(new GradeDocuments.KeptState(job.orElseThrow().id(), state)));
  }

  @Override
  public boolean resend(String id) {
    Optional<GradePush.Job> job =
        job(id.replace(PUBLIC_SEPARATOR, '/')).filter(j -> documents.state(j).isPresent());
    Optional<GradeBinding> binding = job.flatMap(j -> documents.binding(j.binding()));
    if (job.isEmpty() || binding.isEmpty()) {
      return false;
    }
    documents.state(job.get(), GradeState::anew);
    WorkItem item = job.get().item(binding.get(), clock.instant());
    work.hasten(item);
    // One that was given up must not stand in the way.
    work.revive(GradePush.QUEUE, item.id(), item.due());
    return true;
  }

  @Override
  public int resend(String registration, GradeState.Status state) {
    int sent = 0;
    Optional<String> after = Optional.empty();
    do {
      Page page = list(Optional.of(registration), Optional.of(state), after, 500);
      for (Grade grade : page.grades()) {
        sent += resend(grade.id()) ? 1 : 0;
      }
      after = page.next();
    } while (after.isPresent() && sent < MOST_RESENT);
    return sent;
  }

  private static Optional<GradePush.Job> job(String id) {
    String[] parts = id.split("/", -1);
    return parts.length == 2
        ? Optional.of(new GradePush.Job(parts[0], parts[1]))
        : parts.length == 3
            ? Optional.of(new GradePush.Job(parts[0], parts[1], parts[2]))
            : Optional.empty();
  }

  private static String shown(String id) {
    return id.replace('/', PUBLIC_SEPARATOR);
  }

  /** Empty when its binding is gone: then nothing can be said or done about it. */
  private Optional<Grade> grade(GradeDocuments.KeptState kept) {
    Optional<GradePush.Job> job = job(kept.id());
    return job.flatMap(j -> documents.binding(j.binding()))
        .map(binding -> grade(job.orElseThrow(), binding, kept));
  }

  private static Grade grade(
      GradePush.Job job, GradeBinding binding, GradeDocuments.KeptState kept) {
    GradeState state = kept.state();
    return new Grade(
        shown(kept.id()),
        job.run(),
        Optional.ofNullable(job.activity()),
        binding.registration(),
        binding.deployment(),
        Optional.ofNullable(binding.context()),
        binding.resourceLink(),
        Optional.ofNullable(binding.title()),
        binding.user(),
        Fingerprint.ofParts(binding.registration(), binding.user()).substring(0, HASH),
        Optional.of(state.column()).filter(column -> !column.isEmpty()),
        state.status(),
        state.content(),
        Optional.of(state.timestamp()).filter(at -> at > 0).map(Instant::ofEpochMilli),
        Optional.of(state.why()).filter(code -> !code.isEmpty()),
        Optional.ofNullable(state.meaning()),
        state.attempts().stream()
            .map(a -> new Attempt(Instant.ofEpochMilli(a.at()), a.status(), a.outcome()))
            .toList());
  }
}
