package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * Writes webhook bodies. In them, unlike in results, {@code UserId} and {@code ClassId} are
 * Skillable's own ids and ours are called external.
 */
final class WebhookBodies {

  private WebhookBodies() {}

  static String of(WebhookBody kind, Lab lab, World world) {
    return switch (kind) {
      case NONE -> "";
      case LAB_DETAILS -> labDetails(lab, world).toString();
      case LIFE_CYCLE_DATA -> lifeCycleData(lab, world).toString();
    };
  }

  private static ObjectNode labDetails(Lab lab, World world) {
    LabUser user = world.userNamed(lab.userId);
    String classId = lab.wishes.classId();
    LabClass group = classId == null ? null : world.classes.get(classId);
    ObjectNode body = Answer.object();
    body.put("Id", lab.id).put("UserId", user.internalId()).put("UserExternalId", user.id());
    body.put("UserFirstName", user.firstName()).put("UserLastName", user.lastName());
    body.put("LabProfileId", lab.profile.id()).put("LabProfileName", lab.profile.name());
    body.put("LabProfileNumber", lab.profile.number()).put("LabSeriesId", lab.profile.seriesId());
    body.put("LabSeriesName", CatalogCommands.seriesName(lab.profile.seriesId()));
    body.put("ClassId", group == null ? null : group.internalId());
    body.put("ClassExternalId", classId).put("ClassName", group == null ? null : group.name());
    body.put("Start", lab.start.getEpochSecond()).put("End", Epochs.seconds(lab.end));
    body.put("Expires", lab.expires.getEpochSecond());
    body.put("LastActivity", Epochs.seconds(lab.lastActivity));
    body.put("LastSave", Epochs.seconds(lab.lastSave));
    body.put("State", lab.state.number()).put("CompletionStatus", lab.completionStatus);
    body.putNull("CustomData");
    ResultFields.putScore(body, lab);
    return body;
  }

  /** The types are unverified; only the names are documented. */
  private static ObjectNode lifeCycleData(Lab lab, World world) {
    LabUser user = world.userNamed(lab.userId);
    ObjectNode body = Answer.object();
    body.put("labProfileId", lab.profile.id()).put("labInstanceId", lab.id);
    body.put("globalLabInstanceId", new UUID(0, lab.id).toString());
    body.put("userId", user.internalId()).put("userExternalId", user.id());
    body.put("email", user.email()).put("firstName", user.firstName());
    return body.put("lastName", user.lastName()).put("tag", lab.wishes.tag());
  }
}
