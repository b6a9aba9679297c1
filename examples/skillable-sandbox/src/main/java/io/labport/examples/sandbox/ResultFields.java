package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A result as Result, LatestResults and Results write it; they differ in fields and types. */
final class ResultFields {

  /** Which command writes. */
  enum Dialect {
    RESULT,
    LATEST_RESULTS,
    RESULTS
  }

  private ResultFields() {}

  static ObjectNode of(Lab lab, Dialect dialect, World world) {
    AnswerShapes shapes = world.shapes;
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    // Result does not echo the instance id.
    if (dialect != Dialect.RESULT) {
      row.put("LabInstanceId", lab.id);
    }
    row.put("LabProfileId", lab.profile.id());
    row.put("Start", lab.start.getEpochSecond()).put("End", Epochs.seconds(lab.end));
    row.put("LastActivity", Epochs.seconds(lab.lastActivity));
    row.put("UserId", lab.userId).put("ClassId", lab.wishes.classId());
    row.put("CompletionStatus", lab.completionStatus);
    row.put("TotalRunTimeSeconds", (int) lab.totalRunSeconds(world.now()));
    row.put("TaskCompletePercent", lab.taskCompletePercent());
    if (dialect == Dialect.LATEST_RESULTS && shapes.nullIsExamInLatest()) {
      row.putNull("IsExam");
    } else {
      row.put("IsExam", lab.profile.exam());
    }
    putScore(row, lab);
    if (dialect == Dialect.LATEST_RESULTS) {
      declareScoreInt(row, lab, shapes);
    }
    putPlace(row, lab);
    if (shapes.companions()) {
      row.put("Tag", lab.wishes.tag());
      row.put("StartTime", Epochs.date(lab.start)).put("EndTime", Epochs.date(lab.end));
    }
    if (shapes.unknownFields()) {
      row.put("FieldFromTheFuture", "x").putObject("ObjectFromTheFuture").put("Depth", 1);
    }
    lab.overrides().forEach(row::set);
    return row;
  }

  static void putScore(ObjectNode row, Lab lab) {
    Score score = lab.score;
    if (score == null) {
      row.putNull("ExamPassed").putNull("ExamScore");
      row.putNull("ExamMaxPossibleScore").putNull("ExamPassingScore");
    } else {
      row.put("ExamPassed", score.passed()).set("ExamScore", DecimalNode.valueOf(score.raw()));
      row.put("ExamMaxPossibleScore", score.max()).put("ExamPassingScore", score.passing());
    }
  }

  /**
   * LatestResults declares int32 where Result declares float; what it does to 54.5 is unverified.
   */
  private static void declareScoreInt(ObjectNode row, Lab lab, AnswerShapes shapes) {
    Score score = lab.score;
    if (score == null) {
      return;
    }
    BigDecimal whole = score.raw().setScale(0, RoundingMode.DOWN);
    if (whole.compareTo(score.raw()) == 0 || !shapes.fractionalLatestScores()) {
      row.put("ExamScore", whole.intValueExact());
    }
  }

  /** Geography only if the launch gave an address; the places are invented. */
  static void putPlace(ObjectNode row, Lab lab) {
    boolean known = lab.wishes.ipAddress() != null;
    row.put("IpAddress", lab.wishes.ipAddress());
    row.put("Country", known ? "Exampleland" : null).put("Region", known ? "North" : null);
    row.put("City", known ? "Sampleton" : null);
    row.put("Latitude", known ? Double.valueOf(47.6062) : null);
    row.put("Longitude", known ? Double.valueOf(-122.3321) : null);
    row.put("LabHostId", 49).put("DatacenterId", 3);
    Integer region = lab.wishes.regionId();
    row.put("DeliveryRegionId", region != null && CatalogCommands.isRegion(region) ? region : 2);
  }
}
