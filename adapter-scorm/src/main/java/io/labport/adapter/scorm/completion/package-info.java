/**
 * What embedders get who run SCORM packages themselves: the values of a lab run, ready to store.
 */
@NullMarked
package io.labport.adapter.scorm.completion;

import org.jspecify.annotations.NullMarked;
