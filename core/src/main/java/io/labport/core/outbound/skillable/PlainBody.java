package io.labport.core.outbound.skillable;

import org.jspecify.annotations.Nullable;

/** An answer of which only success matters. */
record PlainBody(@Nullable Integer status, @Nullable String error) implements Envelope {}
