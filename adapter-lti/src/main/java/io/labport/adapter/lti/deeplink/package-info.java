/**
 * Deep Linking 2.0: a teacher picks labs, and the platform makes links of them. Also the choice of
 * a lab for a link that came without one.
 */
@NullMarked
package io.labport.adapter.lti.deeplink;

import org.jspecify.annotations.NullMarked;
