package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Result's answer, and an entry of Results' and LatestResults'. These three disagree on types and
 * on what may be null (Skillable Lab API v3), so everything may be, and scores are decimal: as
 * integers 54.5 would silently become 54.
 */
record ResultBody(
    @Nullable Long labInstanceId,
    @Nullable Integer labProfileId,
    @JsonDeserialize(using = LenientTime.class) @Nullable Instant start,
    @JsonDeserialize(using = LenientTime.class) @Nullable Instant end,
    @JsonDeserialize(using = LenientTime.class) @Nullable Instant lastActivity,
    @Nullable String userId,
    @Nullable String classId,
    @Nullable Integer completionStatus,
    @Nullable Long totalRunTimeSeconds,
    @Nullable Integer taskCompletePercent,
    @Nullable Boolean isExam,
    @Nullable Boolean examPassed,
    @Nullable BigDecimal examScore,
    @Nullable Integer examMaxPossibleScore,
    @Nullable Integer examPassingScore,
    @Nullable String ipAddress,
    @Nullable String country,
    @Nullable String region,
    @Nullable String city,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude,
    @Nullable Integer labHostId,
    @Nullable Integer datacenterId,
    @Nullable Integer deliveryRegionId,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {
  @Override
  public String toString() {
    return "ResultBody[" + labInstanceId + "]";
  }
}
