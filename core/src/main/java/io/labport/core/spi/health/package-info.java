/** How a component says whether it can do its work. */
@NullMarked
package io.labport.core.spi.health;

import org.jspecify.annotations.NullMarked;
