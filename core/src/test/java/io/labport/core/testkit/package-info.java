/**
 * For tests of core and of adapters: a clock to turn by hand, real databases, and the contracts
 * that every implementation must keep. Published as core's test-jar.
 */
@NullMarked
package io.labport.core.testkit;

import org.jspecify.annotations.NullMarked;
