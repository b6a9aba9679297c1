/** Whole journeys through core: launcher, tracker, storage and client against the sandbox. */
package io.labport.core.journey;
