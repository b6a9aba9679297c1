/** The command line: one class for each command, named as the command. */
@NullMarked
package io.labport.examples.server.cli;

import org.jspecify.annotations.NullMarked;
