/** Plays the sandbox over real HTTP. */
@NullMarked
package io.labport.examples.sandbox;

import org.jspecify.annotations.NullMarked;
