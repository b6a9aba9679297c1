/** Outgoing HTTP calls to addresses that somebody else chose. */
@NullMarked
package io.labport.core.spi.net;

import org.jspecify.annotations.NullMarked;
