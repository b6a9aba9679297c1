package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platform's login request (1EdTech Security Framework 1.0, section 5.1.1.1). {@code toString}
 * hides the hints, which may tell who somebody is.
 */
record LoginRequest(
    String issuer,
    String loginHint,
    String targetLinkUri,
    Optional<String> messageHint,
    Optional<String> deploymentId,
    Optional<String> clientId,
    Optional<String> storageTarget,
    boolean window) {

  /** Ours: a login that our own page repeats in a window, where storage need not be asked. */
  static final String WINDOW = "labport_window";

  private static final int LONGEST = 8 * 1024;
  private static final List<String> REQUIRED = List.of("iss", "login_hint", "target_link_uri");
  private static final List<String> ALL =
      List.of(
          "iss",
          "login_hint",
          "target_link_uri",
          "lti_message_hint",
          "lti_deployment_id",
          "deployment_id",
          "client_id");

  /** The request, or empty after its fault was reported. */
  static Optional<LoginRequest> read(WebRequest request, Report report) {
    for (String name : ALL) {
      List<String> values = values(request, name);
      if (values.size() > 1) {
        report.fail(
            Check.LOGIN_PARAMETER_REPEATED, name, "one " + name, values.size() + " of them");
        return Optional.empty();
      }
      if (values.stream().anyMatch(v -> v.getBytes(StandardCharsets.UTF_8).length > LONGEST)) {
        report.fail(Check.LOGIN_PARAMETER_TOO_LONG, name, "at most 8 KiB", "more");
        return Optional.empty();
      }
    }
    for (String name : REQUIRED) {
      if (one(request, name).filter(v -> !v.isBlank()).isEmpty()) {
        report.fail(Check.LOGIN_PARAMETER_MISSING, name, name, "nothing");
        return Optional.empty();
      }
    }
    report.pass(Check.LOGIN_PARAMETER_REPEATED);
    report.pass(Check.LOGIN_PARAMETER_TOO_LONG);
    report.pass(Check.LOGIN_PARAMETER_MISSING);
    return Optional.of(
        new LoginRequest(
            one(request, "iss").orElseThrow(),
            one(request, "login_hint").orElseThrow(),
            one(request, "target_link_uri").orElseThrow(),
            one(request, "lti_message_hint"),
            // Canvas named it so before the standard did (canvas-lms issue 2201).
            one(request, "lti_deployment_id")
                .or(() -> one(request, "deployment_id"))
                .filter(v -> !v.isBlank()),
            one(request, "client_id").filter(v -> !v.isBlank()),
            one(request, "lti_storage_target")
                // Blackboard named it so before the standard did.
                .or(() -> one(request, "lti_storage_frame"))
                .filter(StorageTarget::valid),
            one(request, WINDOW).isPresent()));
  }

  /** The same request once more, as fields of a form. */
  Map<String, String> again() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("iss", issuer);
    fields.put("login_hint", loginHint);
    fields.put("target_link_uri", targetLinkUri);
    messageHint.ifPresent(v -> fields.put("lti_message_hint", v));
    deploymentId.ifPresent(v -> fields.put("lti_deployment_id", v));
    clientId.ifPresent(v -> fields.put("client_id", v));
    storageTarget.ifPresent(v -> fields.put("lti_storage_target", v));
    return fields;
  }

  /** Whether anything of a login request is there; else somebody typed the address. */
  static boolean empty(WebRequest request) {
    return ALL.stream().allMatch(name -> values(request, name).isEmpty());
  }

  private static Optional<String> one(WebRequest request, String name) {
    return values(request, name).stream().findFirst();
  }

  /** The body wins over the query, as a whole. */
  private static List<String> values(WebRequest request, String name) {
    Map<String, List<String>> form = request.form();
    return form.containsKey(name)
        ? form.getOrDefault(name, List.of())
        : request.query().getOrDefault(name, List.of());
  }

  @Override
  public String toString() {
    return "LoginRequest[" + issuer + "]";
  }
}
