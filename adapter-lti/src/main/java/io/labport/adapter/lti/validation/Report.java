package io.labport.adapter.lti.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of every check of one login or launch. Not thread-safe: it belongs to one request.
 */
public final class Report {
  private static final int LONGEST_VALUE = 200;

  private final Map<Check, Finding> findings = new EnumMap<>(Check.class);

  /** Notes the check as passed or failed and says which. */
  public boolean check(Check check, boolean passed, String expected, String received) {
    return passed ? pass(check) : fail(check, "", expected, received);
  }

  /** Always true, so that a check can end a condition. */
  public boolean pass(Check check) {
    findings.putIfAbsent(check, Finding.of(check, Finding.Result.PASSED));
    return true;
  }

  public boolean fail(Check check, String expected, String received) {
    return fail(check, "", expected, received);
  }

  /** Always false; {@code detail} is appended to the code. */
  public boolean fail(Check check, String detail, String expected, String received) {
    String code = detail.isEmpty() ? check.code() : check.code() + "." + plain(detail);
    findings.put(
        check, new Finding(check, Finding.Result.FAILED, code, plain(expected), plain(received)));
    return false;
  }

  /** For what is not fatal. */
  public void warn(Check check, String expected, String received) {
    findings.put(
        check,
        new Finding(check, Finding.Result.WARNED, check.code(), plain(expected), plain(received)));
  }

  /** The first failure in the order of the checks; empty when everything that was made passed. */
  public Optional<Finding> failure() {
    return findings.values().stream().filter(f -> f.result() == Finding.Result.FAILED).findFirst();
  }

  public List<Finding> failures() {
    return findings.values().stream().filter(f -> f.result() == Finding.Result.FAILED).toList();
  }

  public List<Finding> warnings() {
    return findings.values().stream().filter(f -> f.result() == Finding.Result.WARNED).toList();
  }

  /** A report that goes on where these findings ended. */
  public static Report of(List<Finding> made) {
    Report report = new Report();
    made.forEach(finding -> report.findings.put(finding.check(), finding));
    return report;
  }

  /** Takes over what the other found; its word counts where both have one. */
  public void add(Report other) {
    findings.putAll(other.findings);
  }

  /** Those checks that were made, in their order. */
  public List<Finding> made() {
    return List.copyOf(findings.values());
  }

  /** One line for each check, those that were not made included. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    for (Check check : Check.values()) {
      all.add(findings.getOrDefault(check, Finding.of(check, Finding.Result.NOT_RUN)));
    }
    return List.copyOf(all);
  }

  /** Received values may come from anybody: no control characters, and not without end. */
  public static String plain(String value) {
    String printable = value.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    return printable.length() <= LONGEST_VALUE
        ? printable
        : printable.substring(0, LONGEST_VALUE) + "...";
  }
}
