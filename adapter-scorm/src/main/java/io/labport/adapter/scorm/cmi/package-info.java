/** What a lab's outcome means in the data model of either version of SCORM. */
@NullMarked
package io.labport.adapter.scorm.cmi;

import org.jspecify.annotations.NullMarked;
