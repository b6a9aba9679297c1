/** Short codes by which a result that an LMS shows can be told from one that was made up. */
@NullMarked
package io.labport.adapter.scorm.receipt;

import org.jspecify.annotations.NullMarked;
