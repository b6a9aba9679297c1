/**
 * Durable work that must happen later: at least once, in order within a lane, isolated per group.
 */
@NullMarked
package io.labport.core.spi.work;

import org.jspecify.annotations.NullMarked;
