/** What adapters and embedders ask of the core: launch labs, read results, browse the catalog. */
@NullMarked
package io.labport.core.port.inbound;

import org.jspecify.annotations.NullMarked;
