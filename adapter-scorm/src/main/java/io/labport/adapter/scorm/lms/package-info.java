/** What is known of the LMSs that import our packages. */
@NullMarked
package io.labport.adapter.scorm.lms;

import org.jspecify.annotations.NullMarked;
