package io.labport.adapter.scorm.page;

/**
 * What the template {@code refused.jte} shows.
 *
 * @param reference what a learner reads out to somebody who helps
 */
public record RefusedPage(Frame frame, String sentence, String reference, String code) {}
