/**
 * Plain request and response values, so that an adapter's handlers need no server and no servlet
 * API.
 */
@NullMarked
package io.labport.core.spi.http;

import org.jspecify.annotations.NullMarked;
