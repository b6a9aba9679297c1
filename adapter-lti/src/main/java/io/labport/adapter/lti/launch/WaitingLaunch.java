package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A launch whose checks all passed but that of the browser, as it waits for its confirmation.
 *
 * @param state of its login
 * @param checks those that were made
 */
record WaitingLaunch(
    String reference,
    String state,
    String registration,
    String kid,
    List<Finding> checks,
    ObjectNode claims) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static WaitingLaunch of(Validated.Postponed launch, String state) {
    return new WaitingLaunch(
        launch.report().log().reference(),
        state,
        launch.message().registration().key(),
        launch.kid(),
        launch.report().checks().made(),
        launch.message().claims().token());
  }

  /** As it was before it had to wait. */
  LaunchReport report(Registration agreed, LtiConfig config) {
    LaunchLog log = new LaunchLog(reference);
    log.registration(agreed.key(), agreed.family().name().toLowerCase(Locale.ROOT));
    log.binding(Binding.STORAGE);
    log.token(claims, kid);
    Claims signed = new Claims(claims);
    return new LaunchReport(
        Report.of(checks),
        log,
        Optional.of(new LtiMessage(signed, agreed)),
        WayBack.of(signed, config.allowHttp()));
  }

  WaitingLaunch with(Report report) {
    return new WaitingLaunch(reference, state, registration, kid, report.made(), claims);
  }

  String written() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a waiting launch cannot be written", e);
    }
  }

  static WaitingLaunch read(String written) {
    try {
      return JSON.readValue(written, WaitingLaunch.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a waiting launch cannot be read", e);
    }
  }

  @Override
  public String toString() {
    return "WaitingLaunch[" + reference + "]";
  }
}
