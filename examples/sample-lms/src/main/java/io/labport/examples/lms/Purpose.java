package io.labport.examples.lms;

import java.net.URI;
import java.util.Optional;

/** Why a tool is opened: its message type, and what belongs to it. */
sealed interface Purpose {

  /** The value of the message_type claim. */
  String messageType();

  /** The address to open; what the login names, and the token again. */
  URI target(ToolRegistration tool);

  /** Part of the return address. */
  String returnQuery();

  /** To work on a link. */
  record OpenLink(Link link) implements Purpose {

    @Override
    public String messageType() {
      return "LtiResourceLinkRequest";
    }

    @Override
    public URI target(ToolRegistration tool) {
      return link.targetLinkUri().orElseGet(() -> tool.targetOf(messageType()));
    }

    @Override
    public String returnQuery() {
      return "link=" + link.id();
    }
  }

  /**
   * To choose something for the course.
   *
   * @param request id of what awaits the answer
   */
  record PickContent(String request, DeepLinkingSettings settings) implements Purpose {

    @Override
    public String messageType() {
      return "LtiDeepLinkingRequest";
    }

    @Override
    public URI target(ToolRegistration tool) {
      return tool.targetOf(messageType());
    }

    @Override
    public String returnQuery() {
      return "pick=1";
    }
  }

  /** To look at somebody's work from the gradebook. */
  record ReviewWork(LineItem column, Optional<Link> link, Member learner) implements Purpose {

    @Override
    public String messageType() {
      return "LtiSubmissionReviewRequest";
    }

    @Override
    public URI target(ToolRegistration tool) {
      return column
          .review()
          .flatMap(SubmissionReview::url)
          .or(() -> link.flatMap(Link::targetLinkUri))
          .orElseGet(() -> tool.targetOf(messageType()));
    }

    @Override
    public String returnQuery() {
      return "column=" + column.number();
    }
  }
}
