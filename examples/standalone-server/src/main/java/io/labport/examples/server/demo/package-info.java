/** The whole journey on one machine: sandbox, sample LMS and server in one process. */
@NullMarked
package io.labport.examples.server.demo;

import org.jspecify.annotations.NullMarked;
