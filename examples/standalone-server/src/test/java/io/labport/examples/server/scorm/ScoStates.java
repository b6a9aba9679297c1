package io.labport.examples.server.scorm;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The states of the SCO's page that nothing but the LMS and the server bring about. */
final class ScoStates {
  static final String STOPPED = "stopped";
  static final String HURRIED = "hurried";
  static final String START = "Start lab";
  static final String RETRY = "Try again";
  static final String LEAVE = "Save and leave";
  static final String ANYWAY = "Continue without recording";
  static final String CONNECT = "Open the connection window";

  /** So many commits succeed: those of the start, and the one that keeps the learner's proof. */
  static final Map<String, ?> FAILS_LATER = Map.of("timers", HURRIED, "commits", 2);

  static final Map<String, ?> REPORT =
      Map.of(
          "revision",
          5,
          "final",
          true,
          "set",
          List.of(List.of("cmi.core.score.raw", "85"), List.of("cmi.core.lesson_status", "passed")),
          "optional",
          List.of(),
          "navigation",
          "");

  static final Map<String, ?> PASSED =
      status("FINAL", "result", Map.of("percent", 85, "passed", true), "receipt", "K7Q2M9XWPTABCD");

  private ScoStates() {}

  static Map<String, Object> plan(Object... pairs) {
    Map<String, Object> plan = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      plan.put((String) pairs[i], pairs[i + 1]);
    }
    return plan;
  }

  static Map<String, Object> with(Map<String, ?> more, Object... pairs) {
    Map<String, Object> plan = plan(pairs);
    plan.putAll(more);
    return plan;
  }

  /** What the server says of the lab, in place of what it would say of a learner who is new. */
  static Map<String, Object> status(String phase, Object... more) {
    Map<String, Object> status = plan("phase", phase, "open", null);
    status.put("message", phase.toLowerCase(Locale.ROOT).replace('_', '-'));
    status.putAll(plan(more));
    return status;
  }

  static Map<String, Object> inState(String phase, String open) {
    Map<String, Object> ticket = plan("status", 201, "body", Map.of("ticket", "t".repeat(43)));
    return plan(
        "status", status(phase, "open", open), "answers", Map.of("/sessions/ticket", ticket));
  }

  static Arguments state(Map<String, ?> plan, String message, String... controls) {
    return arguments(message, "", controls, plan);
  }

  static Arguments noted(Map<String, ?> plan, String message, String notice, String... controls) {
    return arguments(message, notice, controls, plan);
  }

  static Stream<Arguments> beforeTheLab() {
    Map<String, ?> busy = plan("status", 429, "body", Map.of("code", "RATE_LIMITED"));
    return Stream.of(
        state(plan("api", false, "timers", STOPPED), "Connecting to your learning platform."),
        state(plan("api", false, "timers", HURRIED), "This page is not connected", RETRY),
        state(plan("initialize", false), "Your learning platform does not answer", RETRY, ANYWAY),
        state(plan("answers", Map.of("/sessions", "hang")), "Connecting to the lab server."),
        state(plan("commits", 1, "timers", STOPPED), "Saving to your learning platform."),
        state(
            plan("commits", 1, "timers", HURRIED),
            "Your learning platform does not save.",
            RETRY,
            ANYWAY),
        state(plan(), "Your lab is ready to start.", START),
        noted(
            plan("mode", "review"),
            "This activity is open for viewing only.",
            "Nothing is written to your learning platform."),
        noted(
            plan("answers", Map.of("/sessions/ticket", busy)),
            "Your lab is ready to start.",
            "That was too often in a short time.",
            START,
            "Try to open the lab again"));
  }

  static Stream<Arguments> theLab() {
    return Stream.of(
        state(inState("RUNNING", "return"), "Your lab is running.", "Return to your lab"),
        state(inState("RUNNING", "resume"), "Your lab is running.", "Resume your lab"),
        state(inState("PENDING", null), "You have handed in your work", LEAVE),
        state(inState("STOPPED", "start"), "Your lab ended before it was", START, LEAVE),
        state(inState("LAB_FAILED", "start"), "The lab failed.", START, LEAVE),
        state(inState("BLOCKED", "step-up"), "It could not be confirmed", "Confirm who you are"),
        noted(plan("status", PASSED), "You have passed this lab.", "K7Q2M9XWPTABCD", LEAVE),
        state(
            plan("status", status("FINAL", "result", Map.of("percent", 40, "passed", false))),
            "You have not passed this lab.",
            LEAVE),
        state(inState("FINAL", "start-new"), "You have completed", "Start a new lab", LEAVE));
  }

  static Stream<Arguments> theResult() {
    Map<String, Object> reported = with(PASSED, "report", REPORT);
    return Stream.of(
        noted(
            plan("status", reported, "opener", true),
            "Your result is recorded in your learning platform.",
            "85 %",
            "Close this window"),
        state(
            plan("status", reported, "commits", 2, "timers", STOPPED),
            "Recording your result",
            LEAVE),
        noted(
            with(FAILS_LATER, "status", reported),
            "You have passed this lab.",
            "Your learning platform did not take your result.",
            "Save again",
            LEAVE),
        noted(
            plan("status", reported, "alive", 2),
            "You have passed this lab.",
            "The connection to your learning platform is lost.",
            LEAVE),
        noted(
            with(FAILS_LATER, "policy", Map.of("commitEverySeconds", 1)),
            "Your lab is ready to start.",
            "Your session with the learning platform has expired.",
            START,
            "Save again"));
  }

  static Stream<Arguments> noServer() {
    Map<String, ?> away = Map.of("/sessions", "fail", "/launch", "fail");
    return Stream.of(
        state(plan("answers", away, "timers", STOPPED), "The lab server cannot be reached", RETRY),
        state(plan("answers", away, "timers", STOPPED, "offline", true), "You are offline.", RETRY),
        state(
            plan("answers", Map.of("/sessions", "fail")), "The lab server does not answer", RETRY),
        noted(
            plan("answers", Map.of("/sessions/status", "fail"), "timers", HURRIED),
            "Your lab is ready to start.",
            "The lab server cannot be reached just now.",
            START));
  }
}
