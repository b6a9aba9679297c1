/** Key sets: the platform's, which we fetch, and the tool's, which we publish. */
@NullMarked
package io.labport.adapter.lti.keys;

import org.jspecify.annotations.NullMarked;
