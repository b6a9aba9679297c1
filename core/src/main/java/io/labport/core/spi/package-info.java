/**
 * What the author of an adapter implements and calls; with {@code domain} and {@code port.inbound}
 * the whole of their vocabulary.
 */
@NullMarked
package io.labport.core.spi;

import org.jspecify.annotations.NullMarked;
