/** Typed documents over the adapter's store. */
@NullMarked
package io.labport.adapter.lti.document;

import org.jspecify.annotations.NullMarked;
