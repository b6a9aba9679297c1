package io.labport.adapter.lti.page;

/**
 * What the template {@code message.jte} shows.
 *
 * @param advice what to do now; may be empty
 * @param back where the platform takes people back; empty for nowhere
 * @param reference what an operator finds in the log; empty for none
 */
public record MessagePage(
    Frame frame, String sentence, String advice, String back, String reference, String code) {}
