/**
 * SCORM as this LMS reads it: packages, settings, attempts. A reading of its own of SCORM 1.2 and
 * SCORM 2004; what the content calls in the browser is scorm-again.
 */
@NullMarked
package io.labport.examples.lms.scorm;

import org.jspecify.annotations.NullMarked;
