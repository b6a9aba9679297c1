package io.labport.examples.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a lab stood when it was looked at. */
public record LabView(
    long id,
    int profileId,
    String userId,
    @Nullable String classId,
    @Nullable String tag,
    LabState state,
    int completionStatus,
    Instant start,
    Instant expires,
    @Nullable Instant end,
    @Nullable Instant lastActivity,
    @Nullable Instant saveExpires,
    boolean submittedForGrading,
    int taskCompletePercent,
    @Nullable BigDecimal score,
    @Nullable Integer maxPossibleScore,
    @Nullable Integer passingScore,
    @Nullable Boolean passed,
    boolean foreign,
    Map<String, String> variables,
    List<String> notes) {}
