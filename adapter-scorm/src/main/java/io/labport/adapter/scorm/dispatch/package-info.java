/** Issued packages: for whom, which labs, under which limits, and who may begin a session. */
@NullMarked
package io.labport.adapter.scorm.dispatch;

import org.jspecify.annotations.NullMarked;
