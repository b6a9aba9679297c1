/** Which of the tool's keys sign for which registration, and how people and platforms see them. */
@NullMarked
package io.labport.adapter.lti.signing;

import org.jspecify.annotations.NullMarked;
