package io.labport.adapter.scorm.page;

/**
 * What the template {@code relay.jte} shows. {@code toString} shows no session.
 *
 * @param session for the script, in JSON without anything that could end its block
 * @param reference what a learner reads out to somebody who helps; empty for none
 */
public record RelayPage(
    Frame frame, String message, String action, String session, String reference, String script) {
  @Override
  public String toString() {
    return "RelayPage[" + frame.title() + "]";
  }
}
