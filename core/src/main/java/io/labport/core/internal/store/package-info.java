/** Gives each adapter its own confined store. */
@NullMarked
package io.labport.core.internal.store;

import org.jspecify.annotations.NullMarked;
