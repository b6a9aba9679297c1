/** The ports-and-adapters heart of Labport; what others may use is in its sub-packages. */
@NullMarked
package io.labport.core;

import org.jspecify.annotations.NullMarked;
