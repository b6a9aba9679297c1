/** What administrators send, and ask for in vain. */
@NullMarked
package io.labport.adapter.lti.door;

import org.jspecify.annotations.NullMarked;
