/** Keeps core's README true. */
@org.jspecify.annotations.NullMarked
package io.labport.core.readme;
