/** Into which groups a course is divided (Course Groups Service 1.0). */
@NullMarked
package io.labport.adapter.lti.groups;

import org.jspecify.annotations.NullMarked;
