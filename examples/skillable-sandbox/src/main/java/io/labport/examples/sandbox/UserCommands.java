package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Running and saved labs, counts, and erasure of a user. */
final class UserCommands {

  private final World world;

  UserCommands(World world) {
    this.world = world;
  }

  Answer runningAndSaved(ApiParameters parameters) {
    ObjectNode body = Answer.object();
    ArrayNode running = body.putArray("RunningLabs");
    ArrayNode saved = body.putArray("SavedLabs");
    for (Lab lab : world.labsOf(parameters.requiredText("userid"))) {
      if (lab.foreign) {
        continue;
      }
      if (lab.state == LabState.SAVED || lab.state == LabState.SAVING) {
        saved.add(saved(lab));
      } else if (lab.state.active()) {
        running.add(running(lab));
      }
    }
    return Answer.success(body);
  }

  private static ObjectNode running(Lab lab) {
    ObjectNode row = named(lab);
    row.put("Start", lab.start.getEpochSecond()).put("Expires", lab.expires.getEpochSecond());
    return row.putNull("Url").put("IsExam", lab.profile.exam());
  }

  private static ObjectNode saved(Lab lab) {
    ObjectNode row = named(lab);
    row.put("MinutesRemaining", (int) Math.max(0, lab.remaining.toMinutes()));
    row.put("Saved", Epochs.seconds(lab.lastSave)).put("Expires", Epochs.seconds(lab.saveExpires));
    row.put("SaveInProgress", lab.state == LabState.SAVING).put("IsExam", lab.profile.exam());
    return row.put("SubmittedForGrading", lab.submittedForGrading);
  }

  private static ObjectNode named(Lab lab) {
    return Answer.object()
        .put("LabInstanceId", lab.id)
        .put("LabProfileId", lab.profile.id())
        .put("LabProfileName", lab.profile.name())
        .put("LabProfileNumber", lab.profile.number());
  }

  /** Rows here say {@code Id}, not {@code LabInstanceId}. */
  Answer allRunningAndSaved(ApiParameters parameters) {
    ObjectNode body = Answer.object();
    ArrayNode running = body.putArray("RunningLabs");
    ArrayNode saved = body.putArray("SavedLabs");
    for (Lab lab : world.labs()) {
      boolean kept = lab.state == LabState.SAVED || lab.state == LabState.SAVING;
      if (lab.foreign || !(kept || lab.state.active())) {
        continue;
      }
      LabUser user = world.userNamed(lab.userId);
      (kept ? saved : running)
          .addObject()
          .put("Id", lab.id)
          .put("UserId", lab.userId)
          .put("UserFirstName", user.firstName())
          .put("UserLastName", user.lastName())
          .put("LabProfileId", lab.profile.id())
          .put("LabProfileName", lab.profile.name())
          .put("LabProfileNumber", lab.profile.number())
          .put("Start", lab.start.getEpochSecond())
          .put("Expires", lab.expires.getEpochSecond())
          .put("IsExam", lab.profile.exam());
    }
    return Answer.success(body);
  }

  Answer stats(ApiParameters parameters) {
    int active = 0;
    int saved = 0;
    for (Lab lab : world.labs()) {
      active += lab.countsAsActive() ? 1 : 0;
      saved += lab.state == LabState.SAVED && !lab.foreign ? 1 : 0;
    }
    return Answer.success(Answer.object().put("NumActive", active).put("NumSaved", saved));
  }

  /** An unknown user gives 0 rows and no error. */
  Answer closeAccount(ApiParameters parameters) {
    int rows = world.closeUser(parameters.requiredText("userId"));
    return Answer.success(Answer.object().put("RowsAffected", rows));
  }

  static long secondsLeft(Lab lab, World world) {
    Duration left = lab.state.open() ? Duration.between(world.now(), lab.expires) : lab.remaining;
    return lab.end == null ? Math.max(0, left.toSeconds()) : 0;
  }
}
