package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UserRunningAndSavedLabs' answer. */
record OpenLabsBody(
    @Nullable List<Entry> runningLabs,
    @Nullable List<Entry> savedLabs,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {

  /** A running lab has a start; a saved one the moment of saving and two flags. */
  record Entry(
      @Nullable Long labInstanceId,
      @Nullable Integer labProfileId,
      @Nullable String labProfileName,
      @JsonDeserialize(using = LenientTime.class) @Nullable Instant start,
      @JsonDeserialize(using = LenientTime.class) @Nullable Instant saved,
      @JsonDeserialize(using = LenientTime.class) @Nullable Instant expires,
      @Nullable Boolean saveInProgress,
      @Nullable Boolean submittedForGrading) {}
}
