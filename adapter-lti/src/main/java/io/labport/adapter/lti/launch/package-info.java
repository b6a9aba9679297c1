/** The launch: the id token and its claims, checked and turned into a lab to open. */
@NullMarked
package io.labport.adapter.lti.launch;

import org.jspecify.annotations.NullMarked;
