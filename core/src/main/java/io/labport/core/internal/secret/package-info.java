/** Encrypts secrets at rest with the operator's key set. */
@NullMarked
package io.labport.core.internal.secret;

import org.jspecify.annotations.NullMarked;
