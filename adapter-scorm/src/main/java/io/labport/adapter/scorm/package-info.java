/** SCORM: packages that any LMS imports and that report honestly. */
@NullMarked
package io.labport.adapter.scorm;

import org.jspecify.annotations.NullMarked;
