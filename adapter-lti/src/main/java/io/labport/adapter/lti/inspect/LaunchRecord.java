package io.labport.adapter.lti.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A login or launch as it is stored.
 *
 * @param registration its key; empty text when none was found
 * @param family of the registration
 * @param proven whether the token's signature was good: anybody can make us keep the others
 * @param checks those that were made
 */
public record LaunchRecord(
    String reference,
    String time,
    String stage,
    LaunchOutcome outcome,
    String code,
    String registration,
    String family,
    String issuer,
    String messageType,
    String deployment,
    String kid,
    String binding,
    boolean proven,
    List<Finding> checks,
    JsonNode claims) {

  public LaunchRecord {
    checks = List.copyOf(checks);
  }

  /** A login that was refused. */
  public static LaunchRecord ofLogin(
      String reference,
      Instant time,
      Optional<String> registration,
      Optional<String> family,
      Optional<String> issuer,
      Report report) {
    return new LaunchRecord(
        reference,
        time.toString(),
        "login",
        LaunchOutcome.REFUSED,
        report.failure().map(Finding::code).orElse("lti"),
        registration.orElse(""),
        family.orElse(""),
        Report.plain(issuer.orElse("")),
        "",
        "",
        "",
        "none",
        false,
        report.made(),
        JsonNodeFactory.instance.objectNode());
  }

  LaunchSummary summary() {
    return new LaunchSummary(
        reference, time, stage, Optional.of(registration).filter(r -> !r.isEmpty()), outcome, code);
  }

  @Override
  public String toString() {
    return "LaunchRecord[" + reference + " " + code + "]";
  }
}
