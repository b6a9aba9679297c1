/** The commands below {@code labport scorm}, which ask a running server, or look at a package. */
@NullMarked
package io.labport.examples.server.cli.scorm;

import org.jspecify.annotations.NullMarked;
