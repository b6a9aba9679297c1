package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The little of Details that is wanted. The answer holds passwords of machines and cloud accounts;
 * what has no component here is skipped by the parser and never becomes an object.
 */
record DetailsBody(
    @Nullable Long id,
    @Nullable Integer labProfileId,
    @Nullable String tag,
    @JsonDeserialize(using = LenientTime.class) @Nullable Instant start,
    @Nullable String state,
    @Nullable Integer status,
    @Nullable String error)
    implements Envelope {}
