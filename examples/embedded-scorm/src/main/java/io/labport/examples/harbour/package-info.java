/** Harbour, an imaginary LMS whose server embeds Labport with its SCORM adapter. */
@NullMarked
package io.labport.examples.harbour;

import org.jspecify.annotations.NullMarked;
