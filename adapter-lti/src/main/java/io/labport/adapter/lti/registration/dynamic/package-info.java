/**
 * LTI Dynamic Registration 1.0: a platform's administrator pastes an invitation's link, and
 * platform and tool agree on the rest between themselves.
 */
@NullMarked
package io.labport.adapter.lti.registration.dynamic;

import org.jspecify.annotations.NullMarked;
