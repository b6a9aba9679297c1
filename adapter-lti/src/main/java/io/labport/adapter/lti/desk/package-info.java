/** What administrators read about courses, their members and groups, and people's former ids. */
@NullMarked
package io.labport.adapter.lti.desk;

import org.jspecify.annotations.NullMarked;
