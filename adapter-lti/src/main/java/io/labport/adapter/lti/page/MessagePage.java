package io.labport.adapter.lti.page;

/**
 * What the template {@code message.jte} shows.
 *
 * @param advice what to do now; may be empty
 * @param back where the platform takes people back; empty for nowhere
 * @param reference what an operator finds in the log; empty for none
 */
public record MessagePage(
    String language,
    String nonce,
    String title,
    String sentence,
    String advice,
    String back,
    String backLabel,
    String referenceLabel,
    String reference,
    String code) {}
