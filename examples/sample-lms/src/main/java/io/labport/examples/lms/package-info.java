/**
 * A small LTI 1.3 platform, written from the specifications alone: it shares no code with any tool,
 * so that a misreading on either side shows.
 */
@NullMarked
package io.labport.examples.lms;

import org.jspecify.annotations.NullMarked;
