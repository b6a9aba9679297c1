package io.labport.core.outbound.skillable;

import org.jspecify.annotations.Nullable;

/** Save's and Cancel's answer; the published error of Cancel has no {@code Result}. */
record CommandBody(@Nullable Integer result, @Nullable Integer status, @Nullable String error)
    implements Envelope {}
