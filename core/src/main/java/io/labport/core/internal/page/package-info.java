/** Loads texts, chooses languages and renders the templates of core's own pages. */
@NullMarked
package io.labport.core.internal.page;

import org.jspecify.annotations.NullMarked;
