/**
 * The words and rules of launching labs and following their results; depends on nothing but the
 * JDK.
 */
@NullMarked
package io.labport.core.domain;

import org.jspecify.annotations.NullMarked;
