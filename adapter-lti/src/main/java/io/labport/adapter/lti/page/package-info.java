/** The few pages that people see before a lab opens. */
@NullMarked
package io.labport.adapter.lti.page;

import org.jspecify.annotations.NullMarked;
