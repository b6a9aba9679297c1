package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Details: everything about one instance, with what looks like credentials. Those hold {@link
 * SkillableSandbox#FAKE_SECRET}, so that a test can search for what should have been dropped.
 */
final class DetailsCommand implements Command {

  private final World world;

  DetailsCommand(World world) {
    this.world = world;
  }

  @Override
  public Answer run(ApiParameters parameters) {
    Lab lab = world.find(parameters.requiredLong("labinstanceid"));
    if (lab == null || !lab.visible) {
      return Answer.error("Lab instance not found");
    }
    ObjectNode body = Answer.object();
    putIdentity(body, lab);
    putTimes(body, lab);
    putStatus(body, lab);
    putScore(body, lab);
    putPlace(body, lab);
    putSecrets(body, lab);
    return Answer.success(body);
  }

  private void putIdentity(ObjectNode body, Lab lab) {
    LabUser user = world.userNamed(lab.userId);
    String classId = lab.wishes.classId();
    LabClass group = classId == null ? null : world.classes.get(classId);
    body.put("Id", lab.id).put("LabProfileId", lab.profile.id());
    body.put("LabProfileName", lab.profile.name()).putArray("Products");
    body.put("ApiConsumerName", lab.foreign ? "Another consumer" : "Sandbox consumer");
    body.put("SeriesId", lab.profile.seriesId());
    body.put("SeriesName", CatalogCommands.seriesName(lab.profile.seriesId()));
    body.put("UserId", user.id()).put("UserFirstName", user.firstName());
    body.put("UserLastName", user.lastName()).put("UserEmail", user.email());
    body.put("ClassId", classId).put("ClassName", group == null ? null : group.name());
    body.put("InstructorId", group == null ? null : group.instructorId());
    body.put("InstructorName", group == null ? null : group.instructorLastName());
    body.putNull("InstructorEmail").put("Tag", lab.wishes.tag());
    body.put("InstructionsId", lab.wishes.instructionsId()).put("Lang", lab.wishes.lang());
  }

  private void putTimes(ObjectNode body, Lab lab) {
    body.put("PreinstanceStartTime", Epochs.date(lab.start));
    putTime(body, "Start", lab.start);
    putTime(body, "Expires", lab.expires);
    putTime(body, "End", lab.end);
    putTime(body, "LastActivity", lab.lastActivity);
    putTime(body, "LastSave", lab.lastSave);
    putTime(body, "SaveExpires", lab.saveExpires);
    long ran = lab.totalRunSeconds(world.now());
    body.put("TimeInSession", ran).put("TotalRunTime", ran);
    body.put("TimeRemaining", UserCommands.secondsLeft(lab, world));
    body.put("StartupDuration", world.timings.building().toSeconds());
    body.put("EstimatedReadySeconds", world.timings.building().toSeconds());
  }

  private static void putStatus(ObjectNode body, Lab lab) {
    body.put("State", lab.state.word());
    body.put("CompletionStatus", CompletionStatus.word(lab.completionStatus));
    body.put("LastSaveTriggerType", lab.lastSave == null ? null : "By Student");
    body.put("HasContent", !lab.profile.tasks().isEmpty()).putNull("Task").putNull("Exercise");
    body.put("NumTasks", lab.profile.tasks().size()).put("NumCompletedTasks", lab.numTicked());
    body.put("TaskCompletePercent", lab.taskCompletePercent());
    body.put("ErrorCount", Integer.toString(lab.errors().size()));
    ArrayNode errors = body.putArray("Errors");
    lab.errors().forEach(error -> putTimes(errors.addObject(), error).put("Message", error.text()));
    ArrayNode notes = body.putArray("Notes");
    lab.notes()
        .forEach(
            note ->
                putTimes(notes.addObject(), note)
                    .put("Title", note.title())
                    .put("Text", note.text()));
    body.putArray("Sessions");
    body.putArray("Snapshots");
  }

  private static ObjectNode putTimes(ObjectNode row, LabNote note) {
    row.put("Time", note.at().getEpochSecond());
    return row.put("TimeValue", Epochs.date(note.at()));
  }

  private static void putScore(ObjectNode body, Lab lab) {
    Score score = lab.score;
    body.put("IsExam", lab.profile.exam());
    ResultFields.putScore(body, lab);
    body.put("ExamScoredById", score == null || score.scoredBy() == null ? null : "grader-1");
    body.put("ExamScoredByName", score == null ? null : score.scoredBy());
    body.put("ExamScoredDate", Epochs.seconds(score == null ? null : score.at()));
    body.put("ExamScoredTime", Epochs.date(score == null ? null : score.at()));
    body.putNull("ExamDetails");
    ArrayNode activities = body.putArray("ActivityResults");
    ArrayNode groups = body.putArray("ActivityGroupResults");
    int number = 1;
    for (LabQuestion question : lab.profile.questions()) {
      boolean right = question.accepts(lab.answerTo(number));
      int id = lab.profile.id() * 100 + number;
      ObjectNode row =
          activity(activities, id, question.text(), question.points(), right, score != null);
      row.put("ActivityType", 20);
      row.putArray("AnswerResults")
          .addObject()
          .put("AnswerId", number)
          .put("AnswerText", lab.answerTo(number))
          .put("Correct", right);
      row.putArray("ScriptResults");
      group(groups, id, question.text(), question.points(), row);
      number++;
    }
    // Scored tasks are automated activities: scripts look whether they were done.
    int task = 1;
    for (LabTask todo : lab.profile.tasks()) {
      if (todo.points() > 0) {
        int id = lab.profile.id() * 100 + 50 + task;
        ObjectNode row =
            activity(activities, id, todo.title(), todo.points(), lab.ticked(task), score != null);
        row.put("ActivityType", 10);
        row.putArray("AnswerResults");
        row.putArray("ScriptResults")
            .addObject()
            .put("ScriptId", id)
            .put("Score", lab.ticked(task) ? todo.points() : 0)
            .put("Passed", lab.ticked(task));
        group(groups, id, todo.title(), todo.points(), row);
      }
      task++;
    }
    body.putArray("Skills");
  }

  private static ObjectNode activity(
      ArrayNode rows, int id, String name, int points, boolean passed, boolean scored) {
    ObjectNode row = rows.addObject();
    row.put("ActivityId", id).put("ActivityName", name).put("Scored", scored);
    row.set("Score", DecimalNode.valueOf(BigDecimal.valueOf(passed ? points : 0)));
    row.put("Passed", passed).putNull("TextResult").putNull("UiResponse");
    return row.put("DisplayScriptsAsTaskList", false).put("ShowResultsInReports", true);
  }

  /** Each activity is a group of its own: nothing else in Details says what it could bring. */
  private static void group(ArrayNode groups, int id, String name, int points, ObjectNode row) {
    ObjectNode group = groups.addObject();
    group.put("Id", id).put("Name", name).put("ScoreValueTotal", points);
    group.set("AggregateScore", row.get("Score"));
    group.putArray("ActivityResults").add(row.deepCopy());
  }

  private static void putPlace(ObjectNode body, Lab lab) {
    body.put("PlatformId", 2).putNull("CloudPlatformId");
    ResultFields.putPlace(body, lab);
    body.put("LabHostName", "sandbox-host-49").put("DatacenterName", "Sandbox datacenter");
    body.put(
        "DeliveryRegionName", CatalogCommands.regionName(body.get("DeliveryRegionId").asInt()));
    body.putNull("PoolMemberName").put("RemoteController", "HTML5").putNull("BrowserUserAgent");
    body.putNull("LastLatency").putNull("DetailsUrl").putNull("MonitorUrl").putNull("ClientUrl");
  }

  private static void putSecrets(ObjectNode body, Lab lab) {
    String secret = SkillableSandbox.FAKE_SECRET + "-" + lab.id;
    body.putArray("VirtualMachineCredentials")
        .addObject()
        .put("Id", 1)
        .put("Name", "SRV01")
        .put("Username", "Administrator")
        .put("Password", secret + "-vm");
    body.putArray("CloudCredentials")
        .addObject()
        .put("PropertiesJson", "{\"Password\":\"" + secret + "-cloud\"}")
        .put("Expires", Epochs.date(lab.expires))
        .put("DisplayName", "Cloud subscription")
        .put("Message", "Sign in with " + secret + "-message");
    body.putArray("CloudPortalCredentials")
        .addObject()
        .put("CloudPlatform", "Azure")
        .put("PropertiesJson", "{\"Password\":\"" + secret + "-portal\"}");
    body.putArray("PublicIpAddresses")
        .addObject()
        .put("IpAddress", "192.0.2.10")
        .put("MacAddress", "00-00-5E-00-53-01")
        .put("MachineInstanceName", "SRV01");
  }

  private static void putTime(ObjectNode body, String name, @Nullable Instant time) {
    body.put(name, Epochs.seconds(time)).put(name + "Time", Epochs.date(time));
  }
}
