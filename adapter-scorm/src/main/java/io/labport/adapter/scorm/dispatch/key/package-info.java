/** The tenants' keys, and what is derived from them: launch keys and pseudonyms. */
@NullMarked
package io.labport.adapter.scorm.dispatch.key;

import org.jspecify.annotations.NullMarked;
