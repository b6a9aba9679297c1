/** The administrator's door to registrations: JSON in, JSON or problem details out. */
@NullMarked
package io.labport.adapter.lti.registration.admin;

import org.jspecify.annotations.NullMarked;
