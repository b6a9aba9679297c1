/** Assignment and Grade Services 2.0: scores on their way to the platform's gradebook. */
@NullMarked
package io.labport.adapter.lti.ags;

import org.jspecify.annotations.NullMarked;
