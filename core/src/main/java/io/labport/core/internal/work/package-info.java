/** What the runtime needs of the engine that works the durable queue. */
@NullMarked
package io.labport.core.internal.work;

import org.jspecify.annotations.NullMarked;
