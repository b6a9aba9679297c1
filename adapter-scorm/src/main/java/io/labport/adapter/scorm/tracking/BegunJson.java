package io.labport.adapter.scorm.tracking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;

/** What a SCO is told when its session has begun. */
public final class BegunJson {
  /**
   * Keeps the LMS's login alive; LMSs ask for no more than one commit in ten to fifteen minutes.
   */
  private static final int COMMIT_EVERY_SECONDS = 600;

  private final Statuses statuses;
  private final Answers answers;

  @Inject
  BegunJson(Statuses statuses, Answers answers) {
    this.statuses = statuses;
    this.answers = answers;
  }

  ObjectNode of(Beginning.Begun begun) {
    Caller caller = begun.caller();
    Session session = caller.session();
    ObjectNode json =
        answers.object().put("token", begun.token()).put("supportId", session.supportId());
    json.putObject("registration")
        .put("id", session.registration())
        .put("instance", session.instance())
        .put("proven", session.proven());
    json.put("suspendData", begun.continuity().suspendData());
    json.putObject("policy")
        .put("timeSource", caller.dispatch().mapping().time().name())
        .put("commitEverySeconds", COMMIT_EVERY_SECONDS);
    statuses.write(statuses.of(caller), session, json.putObject("status"));
    return json;
  }
}
