/** The endpoint that Skillable's webhooks call; what it hears is a hint and never a truth. */
@NullMarked
package io.labport.core.inbound.skillable;

import org.jspecify.annotations.NullMarked;
