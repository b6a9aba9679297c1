/**
 * The learner's way from a validated launch into the lab: one page for every outcome, and none that
 * keeps a one-time address.
 */
@NullMarked
package io.labport.core.inbound.entrance;

import org.jspecify.annotations.NullMarked;
