/** LTI 1.3 for Labport: the adapter and its configuration; the packages below are internal. */
@NullMarked
package io.labport.adapter.lti;

import org.jspecify.annotations.NullMarked;
