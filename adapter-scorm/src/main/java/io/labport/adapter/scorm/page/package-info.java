/** The pages on our own origin. */
@NullMarked
package io.labport.adapter.scorm.page;

import org.jspecify.annotations.NullMarked;
