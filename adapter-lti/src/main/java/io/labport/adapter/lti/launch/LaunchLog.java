package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.inspect.ClaimsShown;
import io.labport.adapter.lti.inspect.LaunchOutcome;
import io.labport.adapter.lti.inspect.LaunchRecord;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each launch, by which an operator, and the certification, sees what became of it.
 * Collects what becomes known; belongs to one request.
 */
public final class LaunchLog {
  private static final Logger log = LoggerFactory.getLogger("io.labport.adapter.lti.launch");

  private final String reference;
  private String registration = "-";
  private String type = "-";
  private String issuer = "-";
  private String kid = "-";
  private String deployment = "-";
  private String nonce = "-";
  private String subject = "-";
  private String family = "-";

  private String binding = "none";
  private LaunchOutcome outcome = LaunchOutcome.REFUSED;
  private String code = "lti";
  private ObjectNode shown = JsonNodeFactory.instance.objectNode();
  private boolean proven;

  LaunchLog(String reference) {
    this.reference = reference;
  }

  public String reference() {
    return reference;
  }

  void registration(String key, String platform) {
    registration = key;
    family = platform;
  }

  void binding(Binding by) {
    binding = by.word();
  }

  /** Only of a token whose signature was good: anybody can claim the rest. */
  void token(ObjectNode token, String keyId) {
    Claims claims = new Claims(token);
    kid = Report.plain(keyId);
    issuer = Report.plain(token.path("iss").asText("-"));
    type = Report.plain(claims.lti("message_type").asText("-"));
    deployment = Report.plain(claims.lti("deployment_id").asText("-"));
    nonce = hashed(token.path("nonce").asText(""));
    subject = hashed(token.path("sub").asText(""));
    shown = ClaimsShown.of(token);
    proven = true;
  }

  public void accepted(Report report, String what) {
    outcome = LaunchOutcome.ACCEPTED;
    code = what;
    write("accepted", what);
    report.warnings().forEach(this::warned);
  }

  public void refused(Report report) {
    Finding first = report.failure().orElseThrow();
    outcome = LaunchOutcome.REFUSED;
    code = first.code();
    write("refused", first.code());
    for (Finding failure : report.failures()) {
      log.info(
          "LTI launch check {} {}: expected \"{}\", received \"{}\" ref={}",
          failure.check().number(),
          failure.code(),
          failure.expected(),
          failure.received(),
          reference);
    }
    report.warnings().forEach(this::warned);
  }

  /** What the launch inspector keeps, after it was said how the launch ended. */
  LaunchRecord record(Report report, Instant time) {
    return new LaunchRecord(
        reference,
        time.toString(),
        "launch",
        outcome,
        code,
        registration.equals("-") ? "" : registration,
        family.equals("-") ? "" : family.toUpperCase(Locale.ROOT),
        issuer,
        type,
        deployment,
        kid,
        binding,
        proven,
        report.made(),
        shown);
  }

  private void warned(Finding warning) {
    log.warn(
        "LTI launch check {} {}: expected \"{}\", received \"{}\" ref={}",
        warning.check().number(),
        warning.code(),
        warning.expected(),
        warning.received(),
        reference);
  }

  private void write(String outcome, String code) {
    log.info(
        "LTI launch {}: code={} type={} iss={} kid={} registration={} family={} deployment={}"
            + " nonce={} sub={} ref={} binding={}",
        outcome,
        code,
        type,
        issuer,
        kid,
        registration,
        family,
        deployment,
        nonce,
        subject,
        reference,
        binding);
  }

  private static String hashed(String value) {
    return value.isEmpty() ? "-" : Fingerprint.brief(value);
  }
}
