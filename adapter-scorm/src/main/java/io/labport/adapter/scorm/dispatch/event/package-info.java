/** Keeps what operators should know, and tells them once. */
@NullMarked
package io.labport.adapter.scorm.dispatch.event;

import org.jspecify.annotations.NullMarked;
