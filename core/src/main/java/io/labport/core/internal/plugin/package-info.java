/** Finds adapters, checks that they fit, and collects what they and the core declare. */
@NullMarked
package io.labport.core.internal.plugin;

import org.jspecify.annotations.NullMarked;
