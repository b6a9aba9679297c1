/**
 * Outgoing calls to addresses that somebody else chose, guarded against reaching our own network.
 */
@NullMarked
package io.labport.core.internal.net;

import org.jspecify.annotations.NullMarked;
