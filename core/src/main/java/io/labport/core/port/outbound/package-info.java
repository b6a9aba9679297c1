/**
 * What the core asks of the world: Skillable's labs and durable records. Replaceable by an
 * embedder.
 */
@NullMarked
package io.labport.core.port.outbound;

import org.jspecify.annotations.NullMarked;
