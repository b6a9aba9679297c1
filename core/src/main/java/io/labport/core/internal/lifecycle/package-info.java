/** Starts components in order and stops what was started in reverse. */
@NullMarked
package io.labport.core.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
