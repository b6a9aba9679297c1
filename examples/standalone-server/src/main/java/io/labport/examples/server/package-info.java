/** The standalone server: what a host owes the library, namely driver, pool, logging, signals and a servlet container. */
@NullMarked
package io.labport.examples.server;

import org.jspecify.annotations.NullMarked;
