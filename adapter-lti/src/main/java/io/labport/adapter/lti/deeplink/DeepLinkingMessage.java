package io.labport.adapter.lti.deeplink;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LaunchReport;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.launch.Roles;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * A platform asks for content (Deep Linking 2.0, section 4.4): whoever may choose gets the picker.
 * User, course and target are optional in this message.
 */
public final class DeepLinkingMessage implements MessageKind {
  private final LtiConfig config;
  private final Picker picker;
  private final Answers answers;

  @Inject
  public DeepLinkingMessage(LtiConfig config, Picker picker, Answers answers) {
    this.config = config;
    this.picker = picker;
    this.answers = answers;
  }

  @Override
  public String type() {
    return DeepLinkingClaims.REQUEST;
  }

  /** Checks F40 to F43. */
  @Override
  public void check(Claims claims, Registration registration, PendingLogin login, Report report) {
    JsonNode settings = claims.named(DeepLinkingClaims.SETTINGS);
    if (!report.check(
        Check.DEEP_LINK_SETTINGS_MISSING,
        settings.isObject(),
        "deep_linking_settings, an object",
        "none")) {
      return;
    }
    Optional<String> back = Claims.text(settings.path("deep_link_return_url"));
    if (report.check(
        Check.DEEP_LINK_RETURN_URL_MISSING, back.isPresent(), "deep_link_return_url", "none")) {
      report.check(
          Check.DEEP_LINK_RETURN_URL_INVALID,
          DeepLinkingSettings.postable(back.orElseThrow(), config.allowHttp()),
          "an absolute https address",
          // Its query may hold the platform's own tokens.
          back.orElseThrow().split("[?#]", 2)[0]);
    }
    report.check(
        Check.DEEP_LINK_ACCEPT_TYPES_MISSING,
        !Claims.texts(settings.path("accept_types")).isEmpty(),
        "accept_types, an array of texts",
        "none");
    if (Claims.texts(settings.path("accept_presentation_document_targets")).isEmpty()) {
      report.warn(
          Check.DEEP_LINK_DOCUMENT_TARGETS_MISSING,
          "accept_presentation_document_targets, an array of texts",
          "none; iframe and window are assumed");
    } else {
      report.pass(Check.DEEP_LINK_DOCUMENT_TARGETS_MISSING);
    }
  }

  /** Checks F44 and F45: what they find is told to the platform, which waits for an answer. */
  @Override
  public WebResponse open(LtiMessage message, WebRequest request, LaunchReport report) {
    DeepLinkingSettings settings = DeepLinkingSettings.of(message.claims());
    Report checks = report.checks();
    boolean makeable =
        checks.check(
            Check.DEEP_LINK_NO_COMMON_TYPE,
            settings.item().isPresent(),
            "ltiResourceLink or link",
            String.join(", ", settings.types()));
    boolean permitted =
        checks.check(
            Check.DEEP_LINK_NOT_PERMITTED,
            mayChoose(message.claims()),
            "an instructor, content developer or administrator",
            "other roles");
    if (!permitted) {
      report.log().refused(checks);
      return picker.refuse(message, report.log().reference());
    }
    if (!makeable) {
      report.log().refused(checks);
      return answers.error(message, "picker.no-common-type", Check.DEEP_LINK_NO_COMMON_TYPE.code());
    }
    report.log().accepted(checks, "lti.content-to-be-chosen");
    return picker.begin(message);
  }

  /**
   * Section 4.4 makes roles optional. Where none is sent, the platform alone decided who may add
   * content, and what we answer is no more than a proposal to it.
   */
  private static boolean mayChoose(Claims claims) {
    List<String> sent = Claims.texts(claims.lti("roles"));
    Roles roles = Roles.of(sent);
    return sent.isEmpty() || roles.mayChooseHere() || roles.isAdministrator();
  }
}
