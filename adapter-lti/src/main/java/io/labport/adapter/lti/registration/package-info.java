/** Who may launch: registrations and deployments of platforms. */
@NullMarked
package io.labport.adapter.lti.registration;

import org.jspecify.annotations.NullMarked;
