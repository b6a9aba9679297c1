/** The sample LMS driven over HTTP by a tool made for the purpose. */
@org.jspecify.annotations.NullMarked
package io.labport.examples.lms;
