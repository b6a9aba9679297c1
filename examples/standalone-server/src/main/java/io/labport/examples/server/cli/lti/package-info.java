/** The commands below {@code labport lti}, which ask a running server. */
@NullMarked
package io.labport.examples.server.cli.lti;

import org.jspecify.annotations.NullMarked;
