/** SCORM in a real browser: what an LMS holds after the content was left. */
@NullMarked
package io.labport.examples.server.scorm;

import org.jspecify.annotations.NullMarked;
