/** Shows a learner's work from the gradebook (Submission Review 1.0). */
@NullMarked
package io.labport.adapter.lti.review;

import org.jspecify.annotations.NullMarked;
