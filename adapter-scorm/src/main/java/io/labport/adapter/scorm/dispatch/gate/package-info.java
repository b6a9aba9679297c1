/** Decides who may use a dispatch. */
@NullMarked
package io.labport.adapter.scorm.dispatch.gate;

import org.jspecify.annotations.NullMarked;
