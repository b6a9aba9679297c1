/** The demo in a real browser, and what it leaves in the log. */
@NullMarked
package io.labport.examples.server.demo;

import org.jspecify.annotations.NullMarked;
