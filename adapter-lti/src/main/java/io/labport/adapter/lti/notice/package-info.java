/** What platforms tell without anybody launching (Platform Notification Service 1.0). */
@NullMarked
package io.labport.adapter.lti.notice;

import org.jspecify.annotations.NullMarked;
