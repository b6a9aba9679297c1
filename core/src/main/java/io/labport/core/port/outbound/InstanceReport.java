package io.labport.core.port.outbound;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One instance as Result, Results or LatestResults report it (Skillable Lab API v3). {@code
 * toString} shows neither address nor place.
 *
 * @param instance from the request for Result, which does not repeat it
 * @param userId our id of the user, after a transfer another one than the launcher's
 * @param classId our id of the class
 * @param isExam says nothing about whether there is a score
 * @param examPassed three-valued: absent means not scored, not failed
 */
public record InstanceReport(
    LabInstanceId instance,
    LabProfileId lab,
    Instant start,
    Optional<Instant> end,
    Optional<Instant> lastActivity,
    Optional<String> userId,
    Optional<String> classId,
    CompletionStatus completion,
    Duration totalRunTime,
    int taskCompletePercent,
    Optional<Boolean> isExam,
    Optional<Boolean> examPassed,
    Optional<BigDecimal> examScore,
    OptionalInt examMaxPossibleScore,
    OptionalInt examPassingScore,
    Optional<Place> place,
    OptionalInt labHostId,
    OptionalInt datacenterId,
    OptionalInt deliveryRegionId) {

  /** Where the learner's address was located; only if one was given at launch. */
  public record Place(
      Optional<String> ipAddress,
      Optional<String> country,
      Optional<String> region,
      Optional<String> city,
      Optional<BigDecimal> latitude,
      Optional<BigDecimal> longitude) {
    @Override
    public String toString() {
      return "Place";
    }
  }

  @Override
  public String toString() {
    return "InstanceReport[" + instance + " " + completion + "]";
  }
}
