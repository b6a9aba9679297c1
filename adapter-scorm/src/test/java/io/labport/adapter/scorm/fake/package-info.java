/** The world around the conversation with a SCO, in memory or on a real database. */
package io.labport.adapter.scorm.fake;
