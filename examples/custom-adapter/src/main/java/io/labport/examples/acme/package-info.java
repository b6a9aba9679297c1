/** An adapter for an imaginary LMS with a launch and a gradebook of its own. */
@NullMarked
package io.labport.examples.acme;

import org.jspecify.annotations.NullMarked;
