/** Routes requests, and puts limits, headers and error pages in one place. */
@NullMarked
package io.labport.core.internal.http;

import org.jspecify.annotations.NullMarked;
