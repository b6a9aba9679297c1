/**
 * A stand-in for Skillable: a stateful server of the Lab API v3 over real HTTP, with labs that
 * live, a clock one can turn and faults one can order. It shares no code with the Labport
 * libraries, so that a misreading of the API on either side shows.
 */
@NullMarked
package io.labport.examples.sandbox;

import org.jspecify.annotations.NullMarked;
