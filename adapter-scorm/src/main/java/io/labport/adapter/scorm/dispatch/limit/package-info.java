/** How much and how often: seats, labs, and rates. */
@NullMarked
package io.labport.adapter.scorm.dispatch.limit;

import org.jspecify.annotations.NullMarked;
