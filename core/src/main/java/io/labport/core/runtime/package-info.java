/** What an embedder calls: how Labport is configured, started, mounted and stopped. */
@NullMarked
package io.labport.core.runtime;

import org.jspecify.annotations.NullMarked;
