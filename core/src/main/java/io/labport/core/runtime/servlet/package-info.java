/** The bridge from a servlet container; the only place that knows the servlet API. */
@NullMarked
package io.labport.core.runtime.servlet;

import org.jspecify.annotations.NullMarked;
