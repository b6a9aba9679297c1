/** Keeps the dispatches, and lets administrators make and change them. */
@NullMarked
package io.labport.adapter.scorm.dispatch.book;

import org.jspecify.annotations.NullMarked;
