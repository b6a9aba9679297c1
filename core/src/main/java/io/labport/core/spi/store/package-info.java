/** Durable documents, secrets and transactions for adapters, without SQL. */
@NullMarked
package io.labport.core.spi.store;

import org.jspecify.annotations.NullMarked;
