/**
 * The server as processes of their own: killed, stopped, started twice and in pairs, with sample
 * LMS and sandbox around them.
 */
@NullMarked
package io.labport.examples.server.nodes;

import org.jspecify.annotations.NullMarked;
