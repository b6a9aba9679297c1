package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The commands that act on one instance. */
final class LabCommands {

  private static final int MAX_NOTIFICATION_GET = 800;
  private static final int MAX_NOTIFICATION_POST = 4000;

  private final World world;
  private final OneViewUrls urls;
  private int nextNotification = 1;

  LabCommands(World world, OneViewUrls urls) {
    this.world = world;
    this.urls = urls;
  }

  /**
   * Unverified: whether saved and ended labs can be cancelled. Here saved ones can, and ended ones
   * answer {@code Result} 0.
   */
  Answer cancel(ApiParameters parameters) {
    Lab lab = world.find(parameters.requiredLong("labinstanceid"));
    if (lab == null || lab.foreign) {
      return notOurs();
    }
    if (lab.end != null) {
      return Answer.outcome(0, "Lab instance has already ended");
    }
    world.lifecycle().cancel(lab, parameters.text("note"));
    return Answer.outcome(1, null);
  }

  Answer save(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labinstanceid"));
    if (lab.state != LabState.RUNNING) {
      return Answer.outcome(2, "Lab instance is in the wrong state");
    }
    if (!lab.profile.savable()) {
      return Answer.outcome(0, "Lab cannot be saved");
    }
    if (!maySaveOneMore(lab)) {
      return Answer.outcome(0, "User has too many saved labs");
    }
    world.lifecycle().save(lab);
    ObjectNode body = Answer.object().put("Result", 1);
    return Answer.success(body.put("Expires", Epochs.seconds(lab.saveExpires)));
  }

  boolean maySaveOneMore(Lab lab) {
    long saved =
        world.labsOf(lab.userId).stream()
            .filter(other -> other.state == LabState.SAVED || other.state == LabState.SAVING)
            .count();
    return saved < world.limits.saved(lab.wishes.maxSavedLabs());
  }

  Answer resume(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labinstanceid"));
    if (lab.state != LabState.SAVED || lab.submittedForGrading) {
      return refusedResume(120, "Lab instance is in the wrong state");
    }
    long active = world.labsOf(lab.userId).stream().filter(Lab::countsAsActive).count();
    if (active >= world.limits.active(lab.wishes.maxActiveLabs())) {
      return refusedResume(2, "User has too many active labs");
    }
    world.lifecycle().resume(lab);
    ObjectNode body = Answer.object().put("Result", 1).put("Url", urls.forLab(lab.id));
    body.put("Expires", lab.expires.getEpochSecond()).put("LabProfileId", lab.profile.id());
    if (world.shapes.companions()) {
      body.put("ExpiresTime", Epochs.date(lab.expires));
    }
    return Answer.success(body);
  }

  private Answer refusedResume(int code, String error) {
    ObjectNode body = Answer.object().put("Result", code).putNull("Url");
    return Answer.of(body.put("Status", world.shapes.refusedStatus()).put("Error", error));
  }

  Answer accessUrl(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labInstanceId"));
    if (!lab.state.open()) {
      return Answer.error("Lab instance is not running");
    }
    return Answer.success(Answer.object().put("Url", urls.forLab(lab.id)));
  }

  Answer monitorUrl(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labInstanceId"));
    if (!lab.state.open()) {
      return Answer.error("Lab instance is not running");
    }
    return Answer.success(Answer.object().put("Url", urls.forLab(lab.id) + "?monitor=1"));
  }

  /** Re-using a name replaces that notification; a name without text removes it. */
  Answer sendNotification(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labinstanceid"));
    String text = parameters.text("notification");
    String name = parameters.text("name");
    int limit = parameters.posted() ? MAX_NOTIFICATION_POST : MAX_NOTIFICATION_GET;
    if (text == null && name == null) {
      throw new ApiParameters.Invalid("Missing required parameter: notification");
    }
    if (text != null && text.length() > limit) {
      throw new ApiParameters.Invalid("Notification is longer than " + limit + " characters");
    }
    if (lab.state != LabState.RUNNING) {
      return Answer.outcome(120, "Lab instance is in the wrong state");
    }
    int id = nextNotification++;
    String known = name == null ? "notification-" + id : name;
    if (text == null) {
      lab.removeNotification(known);
    } else {
      lab.notify(known, text);
    }
    return Answer.success(Answer.object().put("Id", id).put("Result", 1).put("name", name));
  }

  /** Scores arrive later, in Result and Details. */
  Answer scoreActivities(ApiParameters parameters) {
    Lab lab = own(parameters.requiredLong("labinstanceid"));
    boolean again = Integer.valueOf(1).equals(parameters.integer("rescoreAll"));
    if (lab.profile.scored() && (lab.score == null || again)) {
      world.lifecycle().write(lab, world.lifecycle().computed(lab, world.now()));
    }
    return Answer.success(Answer.object());
  }

  private Lab own(long id) {
    Lab lab = world.find(id);
    if (lab == null || lab.foreign) {
      throw new ApiParameters.Invalid("Lab instance not found");
    }
    return lab;
  }

  /** The published error of Cancel: Status 1 and no Result. */
  private static Answer notOurs() {
    return Answer.of(Answer.object().put("Error", "Invalid integration key").put("Status", 1));
  }
}
