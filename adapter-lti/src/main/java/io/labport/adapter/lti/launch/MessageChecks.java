package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.registration.Deployments;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks D22 to D28 of every LTI message (LTI Core 1.3, section 5.3), then those of its type. All
 * failures are collected, so that an administrator sees them at once.
 */
public final class MessageChecks {
  private static final int LONGEST_ID = 255;

  private final LtiConfig config;
  private final Set<MessageKind> kinds;
  private final Deployments deployments;

  @Inject
  public MessageChecks(LtiConfig config, Set<MessageKind> kinds, Deployments deployments) {
    this.config = config;
    this.kinds = kinds;
    this.deployments = deployments;
  }

  void check(Claims claims, Registration registration, PendingLogin login, Report report) {
    messageType(claims, report);
    version(claims, report);
    deployment(claims, registration, login, report);
    // A message that does not say its type is checked as the usual one, so that all that it lacks
    // is told at once.
    String type = textual(claims.lti("message_type")).orElse(ResourceLinkMessage.TYPE);
    kind(type).ifPresent(kind -> kind.check(claims, registration, login, report));
    ServiceClaims.check(claims, config.allowHttp(), report);
  }

  /** Who opens the message, which passed its checks. */
  MessageKind of(LtiMessage message) {
    return kind(message.claims().lti("message_type").asText()).orElseThrow();
  }

  /** Who handles messages of the type. */
  Optional<MessageKind> kind(String type) {
    return kinds.stream().filter(kind -> kind.type().equals(type)).findFirst();
  }

  private void messageType(Claims claims, Report report) {
    Optional<String> type = textual(claims.lti("message_type"));
    if (report.check(
        Check.MESSAGE_TYPE_MISSING, type.isPresent(), "message_type, a text", "none")) {
      report.check(
          Check.MESSAGE_TYPE_UNSUPPORTED,
          type.flatMap(this::kind).isPresent(),
          kinds.stream().map(MessageKind::type).sorted().collect(Collectors.joining(", ")),
          type.orElse(""));
    }
  }

  private static void version(Claims claims, Report report) {
    JsonNode version = claims.lti("version");
    if (report.check(
        Check.VERSION_MISSING, !version.isMissingNode() && !version.isNull(), "1.3.0", "none")) {
      report.check(
          Check.VERSION_UNSUPPORTED,
          textual(version).filter("1.3.0"::equals).isPresent(),
          "1.3.0",
          version.asText());
    }
  }

  private void deployment(
      Claims claims, Registration registration, PendingLogin login, Report report) {
    Optional<String> id =
        Claims.id(claims.lti("deployment_id")).filter(v -> v.length() <= LONGEST_ID);
    if (!report.check(
        Check.DEPLOYMENT_ID_MISSING,
        id.isPresent(),
        "deployment_id of 1 to 255 characters",
        "none")) {
      return;
    }
    String deployment = id.orElseThrow();
    String named = login.deploymentId();
    report.check(
        Check.DEPLOYMENT_ID_MISMATCH,
        named == null || named.equals(deployment),
        String.valueOf(named),
        deployment);
    Deployments.Standing standing = deployments.standing(registration, deployment);
    report.check(
        Check.DEPLOYMENT_BLOCKED,
        standing != Deployments.Standing.BLOCKED,
        "a deployment that is not blocked",
        deployment);
    report.check(
        Check.DEPLOYMENT_PENDING,
        standing != Deployments.Standing.PENDING,
        "a deployment that an administrator has approved",
        deployment);
    report.check(
        Check.DEPLOYMENT_UNKNOWN,
        standing != Deployments.Standing.UNKNOWN,
        "a deployment of registration " + registration.key(),
        deployment);
  }

  private static Optional<String> textual(JsonNode node) {
    return node.isTextual()
        ? Optional.of(node.textValue()).filter(v -> !v.isBlank())
        : Optional.empty();
  }
}
