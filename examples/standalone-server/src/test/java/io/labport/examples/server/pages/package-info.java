/** Labport's pages in a real browser: who can read and use them. */
@NullMarked
package io.labport.examples.server.pages;

import org.jspecify.annotations.NullMarked;
