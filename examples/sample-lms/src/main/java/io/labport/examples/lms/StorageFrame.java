package io.labport.examples.lms;

/**
 * Where the platform keeps values for tools whose cookies the browser blocks: 1EdTech LTI Client
 * Side postMessages 1.0 and LTI OIDC Login with LTI Client Side postMessages 1.0.
 */
public enum StorageFrame {
  /** Nowhere. */
  NONE(""),
  /** In a hidden frame beside the tool's, as Canvas does. */
  FORWARDING("post_message_forwarding"),
  /** In the course page itself, as Sakai does. */
  PARENT("_parent");

  private final String target;

  StorageFrame(String target) {
    this.target = target;
  }

  /** The value of {@code lti_storage_target}; empty when nothing is offered. */
  String target() {
    return target;
  }

  boolean isBeside() {
    return this == FORWARDING;
  }
}
