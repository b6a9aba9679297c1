/**
 * Certifies LTI 1.3 tools from outside: a platform that sends them good and bad messages over HTTP
 * and judges their answers.
 */
@NullMarked
package io.labport.examples.certification;

import org.jspecify.annotations.NullMarked;
