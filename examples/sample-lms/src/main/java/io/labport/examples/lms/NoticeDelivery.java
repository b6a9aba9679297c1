package io.labport.examples.lms;

import java.net.URI;
import java.time.Instant;

/**
 * A notice that was sent to the tool.
 *
 * @param id unique to the notice
 * @param status of the tool's answer; 0 if there was none
 */
public record NoticeDelivery(Instant at, String id, NoticeType type, URI handler, int status) {}
