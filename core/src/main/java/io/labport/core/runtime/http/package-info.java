/** What a bridge from a web server hands over. */
@NullMarked
package io.labport.core.runtime.http;

import org.jspecify.annotations.NullMarked;
