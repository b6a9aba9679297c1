package io.labport.core.outbound.skillable;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The activities in Details' answer. As with {@link DetailsBody}, what has no component here, such
 * as credentials and learners' answers, is skipped by the parser.
 */
record ActivitiesBody(
    @Nullable List<@Nullable Activity> activityResults,
    @Nullable List<@Nullable Group> activityGroupResults,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {

  /** One activity. */
  record Activity(
      @Nullable String activityId,
      @Nullable String activityName,
      @Nullable Boolean scored,
      @Nullable BigDecimal score,
      @Nullable Boolean passed) {
    @Override
    public String toString() {
      return "Activity[" + activityId + "]";
    }
  }

  /** Activities that are presented together. */
  record Group(
      @Nullable BigDecimal scoreValueTotal, @Nullable List<@Nullable Activity> activityResults) {}

  @Override
  public String toString() {
    return "ActivitiesBody[" + (activityResults == null ? 0 : activityResults.size()) + "]";
  }
}
