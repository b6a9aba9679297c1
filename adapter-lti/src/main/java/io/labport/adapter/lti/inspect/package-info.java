/**
 * The launch inspector: what became of every login and launch, check by check, so that an
 * administrator sees which field of the LMS's form to correct.
 */
@NullMarked
package io.labport.adapter.lti.inspect;

import org.jspecify.annotations.NullMarked;
