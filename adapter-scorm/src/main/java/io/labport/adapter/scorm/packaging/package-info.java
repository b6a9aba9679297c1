/** Packages: manifests, control files, reproducible ZIPs, and what is checked about them. */
@NullMarked
package io.labport.adapter.scorm.packaging;

import org.jspecify.annotations.NullMarked;
