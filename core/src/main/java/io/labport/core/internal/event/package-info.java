/** Brings recorded events to their subscribers. */
@NullMarked
package io.labport.core.internal.event;

import org.jspecify.annotations.NullMarked;
