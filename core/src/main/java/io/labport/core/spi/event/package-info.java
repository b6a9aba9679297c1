/** How an adapter learns that something happened to a lab run. */
@NullMarked
package io.labport.core.spi.event;

import org.jspecify.annotations.NullMarked;
