/** The command line as somebody at a terminal sees it: what is printed where, and the exit code. */
@NullMarked
package io.labport.examples.server.cli;

import org.jspecify.annotations.NullMarked;
