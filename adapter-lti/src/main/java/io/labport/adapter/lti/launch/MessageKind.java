package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;

/**
 * One type of LTI message: what it demands beyond the checks that all share, and what follows when
 * it passed. Thread-safe.
 */
public interface MessageKind {

  /** The value of the claim {@code message_type}. */
  String type();

  /** Adds this type's findings, all of them, to the report. */
  void check(Claims claims, Registration registration, PendingLogin login, Report report);

  /**
   * Answers the person's browser. Whatever is wrong with the link itself becomes a failed check and
   * {@link LaunchPages#refused}.
   *
   * @param request whence the message came; its form may be that of a confirmation
   */
  WebResponse open(LtiMessage message, WebRequest request, LaunchReport report);
}
