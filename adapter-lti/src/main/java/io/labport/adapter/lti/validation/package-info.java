/** The numbered checks that a login and a launch must pass, and the report of how they went. */
@NullMarked
package io.labport.adapter.lti.validation;

import org.jspecify.annotations.NullMarked;
