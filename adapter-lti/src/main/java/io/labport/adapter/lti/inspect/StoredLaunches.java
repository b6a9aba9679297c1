package io.labport.adapter.lti.inspect;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reports in the adapter's store: one document under the reference, and a short one in each of two
 * lists, of the registration and of all, whose ids begin with the time counted backwards.
 */
final class StoredLaunches implements LaunchInspector {
  private static final String ALL = "*";
  private static final String UNKNOWN = "-";
  private static final long LATEST = 9_999_999_999_999L;
  private static final int PAGE = 200;

  /** Of a rare outcome among many others not more than this is looked through for one page. */
  private static final int MOST_PAGES = 10;

  private final Documents<LaunchRecord> reports;
  private final Documents<Brief> lists;
  private final Profiles profiles;
  private final Advice advice = new Advice();
  private final Duration kept;

  @Inject
  StoredLaunches(AdapterStore store, Profiles profiles, LtiConfig config) {
    this.reports = new Documents<>(store, "launch-report", LaunchRecord.class);
    this.lists = new Documents<>(store, "launch-list", Brief.class);
    this.profiles = profiles;
    this.kept = config.keepLaunches();
  }

  void write(LaunchRecord launch) {
    Instant time = Instant.parse(launch.time());
    Optional<Instant> until = Optional.of(time.plus(kept));
    if (!reports.insert(launch.reference(), launch, until)) {
      return;
    }
    Brief brief = Brief.of(launch);
    String registration = launch.registration().isEmpty() ? UNKNOWN : launch.registration();
    for (String list : List.of(ALL, registration)) {
      lists.insert(list + "/" + position(time, launch.reference()), brief, until);
    }
  }

  @Override
  public Optional<InspectedLaunch> find(String reference) {
    if (!reference.matches("[0-9A-Za-z]{1,40}")) {
      return Optional.empty();
    }
    return reports.find(reference.toUpperCase(Locale.ROOT)).map(this::inspected);
  }

  @Override
  public LaunchPage newest(LaunchQuery query) {
    String prefix = query.registration().orElse(ALL) + "/";
    Optional<String> after = query.after().map(prefix::concat);
    List<LaunchSummary> found = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      List<Documents.Kept<Brief>> page = lists.page(prefix, after, PAGE);
      for (Documents.Kept<Brief> each : page) {
        if (found.size() == query.limit()) {
          return new LaunchPage(found, after.map(id -> id.substring(prefix.length())));
        }
        after = Optional.of(each.id());
        LaunchSummary summary = each.document().summary();
        if (query.outcome().isEmpty() || query.outcome().get() == summary.outcome()) {
          found.add(summary);
        }
      }
      if (page.size() < PAGE) {
        return new LaunchPage(found, Optional.empty());
      }
    }
    return new LaunchPage(found, after.map(id -> id.substring(prefix.length())));
  }

  /** A summary as it is stored. */
  private record Brief(
      String reference,
      String time,
      String stage,
      String registration,
      LaunchOutcome outcome,
      String code) {

    static Brief of(LaunchRecord launch) {
      return new Brief(
          launch.reference(),
          launch.time(),
          launch.stage(),
          launch.registration(),
          launch.outcome(),
          launch.code());
    }

    LaunchSummary summary() {
      return new LaunchSummary(
          reference,
          time,
          stage,
          Optional.of(registration).filter(r -> !r.isEmpty()),
          outcome,
          code);
    }
  }

  private InspectedLaunch inspected(LaunchRecord launch) {
    Map<Check, Finding> made =
        launch.checks().stream().collect(Collectors.toMap(Finding::check, Function.identity()));
    List<InspectedCheck> checks = new ArrayList<>();
    for (Check check : Check.values()) {
      Finding finding =
          made.getOrDefault(
              check, new Finding(check, Finding.Result.NOT_RUN, check.code(), "", ""));
      checks.add(
          new InspectedCheck(
              check.number(),
              finding.code(),
              finding.result().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              finding.expected(),
              finding.received(),
              correct(finding, launch.family())));
    }
    return new InspectedLaunch(
        launch.summary(),
        profile(launch.family()).map(PlatformProfile::name),
        launch.issuer(),
        launch.messageType(),
        launch.deployment(),
        launch.kid(),
        launch.binding(),
        checks,
        launch.claims());
  }

  private String correct(Finding finding, String family) {
    boolean bad =
        finding.result() == Finding.Result.FAILED || finding.result() == Finding.Result.WARNED;
    return bad ? advice.on(family, finding.code(), finding.check().code()) : "";
  }

  private Optional<PlatformProfile> profile(String family) {
    return Stream.of(PlatformFamily.values())
        .filter(f -> f.name().equals(family))
        .findFirst()
        .map(profiles::of);
  }

  private static String position(Instant time, String reference) {
    return String.format(Locale.ROOT, "%013d", LATEST - time.toEpochMilli()) + "-" + reference;
  }
}
