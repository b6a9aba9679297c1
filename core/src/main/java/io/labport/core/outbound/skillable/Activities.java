package io.labport.core.outbound.skillable;

import io.labport.core.domain.ActivityResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the activities of Details to those of the domain. */
final class Activities {
  /** More than any lab has; a bound against answers that never end. */
  private static final int MOST = 500;

  private Activities() {}

  /** In the order of the answer, those of groups last; each id once. */
  static List<ActivityResult> of(ActivitiesBody body) throws Fault {
    Map<String, BigDecimal> maxima = new LinkedHashMap<>();
    List<ActivitiesBody.Activity> all = new ArrayList<>(given(body.activityResults()));
    for (ActivitiesBody.Group group : given(body.activityGroupResults())) {
      List<ActivitiesBody.Activity> members = given(group.activityResults());
      BigDecimal total = group.scoreValueTotal();
      // unverified: that ScoreValueTotal is the sum of the members' maxima. An activity of its own
      // has no maximum in Details; only in a group of one the total can be nobody else's.
      if (members.size() == 1 && total != null && total.signum() > 0) {
        String id = members.get(0).activityId();
        if (id != null) {
          maxima.put(id, Reports.sane(total, "ScoreValueTotal"));
        }
      }
      all.addAll(members);
    }
    List<ActivityResult> results = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ActivitiesBody.Activity activity : all) {
      String id = activity.activityId();
      if (id != null && !id.isBlank() && results.size() < MOST && seen.add(id)) {
        results.add(result(id.strip(), activity, Optional.ofNullable(maxima.get(id))));
      }
    }
    return List.copyOf(results);
  }

  private static ActivityResult result(
      String id, ActivitiesBody.Activity activity, Optional<BigDecimal> max) throws Fault {
    BigDecimal score = activity.score();
    return new ActivityResult(
        id,
        Reports.text(activity.activityName()).orElse(""),
        Boolean.TRUE.equals(activity.scored()),
        score == null ? BigDecimal.ZERO : Reports.sane(score, "Score"),
        max,
        Boolean.TRUE.equals(activity.passed()));
  }

  private static <T> List<T> given(@Nullable List<@Nullable T> list) {
    List<T> present = new ArrayList<>();
    if (list != null) {
      for (T entry : list) {
        if (entry != null) {
          present.add(entry);
        }
      }
    }
    return present;
  }
}
