/** Binds configuration records from flat keys and says everything that is wrong at once. */
@NullMarked
package io.labport.core.internal.config;

import org.jspecify.annotations.NullMarked;
