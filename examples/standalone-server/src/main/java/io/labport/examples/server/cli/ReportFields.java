package io.labport.examples.server.cli;

import io.labport.core.port.outbound.InstanceReport;
import java.time.Instant;

/** A report under the field names of Result and LatestResults. */
final class ReportFields {
  private ReportFields() {}

  static Printout of(InstanceReport report) {
    Printout fields =
        new Printout()
            .add("LabInstanceId", report.instance().value())
            .add("LabProfileId", report.lab().value())
            .add("Start", report.start().getEpochSecond())
            .add("End", report.end().map(Instant::getEpochSecond))
            .add("LastActivity", report.lastActivity().map(Instant::getEpochSecond))
            .add("UserId", report.userId())
            .add("ClassId", report.classId())
            .add("CompletionStatus", report.completion().code())
            .add("TotalRunTimeSeconds", report.totalRunTime().toSeconds())
            .add("TaskCompletePercent", report.taskCompletePercent())
            .add("IsExam", report.isExam())
            .add("ExamPassed", report.examPassed())
            .add("ExamScore", report.examScore())
            .add("ExamMaxPossibleScore", report.examMaxPossibleScore())
            .add("ExamPassingScore", report.examPassingScore());
    report
        .place()
        .ifPresent(
            place ->
                fields
                    .add("IpAddress", place.ipAddress())
                    .add("Country", place.country())
                    .add("Region", place.region())
                    .add("City", place.city())
                    .add("Latitude", place.latitude())
                    .add("Longitude", place.longitude()));
    return fields
        .add("LabHostId", report.labHostId())
        .add("DatacenterId", report.datacenterId())
        .add("DeliveryRegionId", report.deliveryRegionId());
  }
}
