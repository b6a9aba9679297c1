/**
 * Pages in the reader's language and with the embedder's look: where an adapter gets its texts,
 * style sheets, name and logo from.
 */
@NullMarked
package io.labport.core.spi.page;

import org.jspecify.annotations.NullMarked;
