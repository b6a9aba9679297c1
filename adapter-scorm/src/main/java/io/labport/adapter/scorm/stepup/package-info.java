/** One-time codes for learners who did not show the secret of their last session. */
@NullMarked
package io.labport.adapter.scorm.stepup;

import org.jspecify.annotations.NullMarked;
