/** The way from a validated launch into the lab, with every page a learner may need in between. */
@NullMarked
package io.labport.core.spi.entrance;

import org.jspecify.annotations.NullMarked;
