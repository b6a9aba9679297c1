/** The routes for administrators. */
@NullMarked
package io.labport.adapter.scorm.door;

import org.jspecify.annotations.NullMarked;
