/**
 * Who people, courses and links were when the LMS was connected by LTI 1.1 (LTI 1.3 migration
 * guide, claim {@code lti1p1}).
 */
@NullMarked
package io.labport.adapter.lti.migration;

import org.jspecify.annotations.NullMarked;
