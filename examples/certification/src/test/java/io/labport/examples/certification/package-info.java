/** The kit tried with Labport, with a tool that is broken on purpose, and on its own. */
@org.jspecify.annotations.NullMarked
package io.labport.examples.certification;
