/** Who is in a course (Names and Role Provisioning Services 2.0). */
@NullMarked
package io.labport.adapter.lti.nrps;

import org.jspecify.annotations.NullMarked;
