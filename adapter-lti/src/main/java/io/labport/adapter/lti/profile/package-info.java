/**
 * What is special about each LMS, in one replaceable object for each; nothing elsewhere knows an
 * LMS by its name.
 */
@NullMarked
package io.labport.adapter.lti.profile;

import org.jspecify.annotations.NullMarked;
