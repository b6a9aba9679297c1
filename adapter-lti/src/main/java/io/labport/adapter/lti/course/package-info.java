/**
 * What is remembered of courses: at which addresses their platform offers services for them, and
 * from which courses they were copied. No personal data.
 */
@NullMarked
package io.labport.adapter.lti.course;

import org.jspecify.annotations.NullMarked;
