/** What can be wrong with a SCORM package, ours or somebody else's, before an LMS sees it. */
@NullMarked
package io.labport.adapter.scorm.packaging.check;

import org.jspecify.annotations.NullMarked;
