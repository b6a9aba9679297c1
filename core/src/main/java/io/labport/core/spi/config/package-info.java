/** How an adapter describes its configuration: a record whose components carry keys. */
@NullMarked
package io.labport.core.spi.config;

import org.jspecify.annotations.NullMarked;
