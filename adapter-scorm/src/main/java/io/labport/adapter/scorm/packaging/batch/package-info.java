/** A table in, many packages out. */
@NullMarked
package io.labport.adapter.scorm.packaging.batch;

import org.jspecify.annotations.NullMarked;
