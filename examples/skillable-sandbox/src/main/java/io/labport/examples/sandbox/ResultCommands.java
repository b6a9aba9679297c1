package io.labport.examples.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.labport.examples.sandbox.ResultFields.Dialect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Result, LatestResults and Results. */
final class ResultCommands {

  private static final int MAX_MINUTES = 10_080;

  private final World world;

  ResultCommands(World world) {
    this.world = world;
  }

  Answer result(ApiParameters parameters) {
    Lab lab = world.find(parameters.requiredLong("labinstanceId"));
    if (lab == null || !lab.visible) {
      return Answer.error("Lab instance not found");
    }
    return Answer.success(ResultFields.of(lab, Dialect.RESULT, world));
  }

  Answer latestResults(ApiParameters parameters) {
    long minutes = parameters.requiredLong("minutes");
    if (minutes < 1 || minutes > MAX_MINUTES) {
      return Answer.error("Minutes must be between 1 and " + MAX_MINUTES);
    }
    Instant since = world.now().minus(Duration.ofMinutes(minutes));
    if (world.shapes.latestResults() == LatestResultsReading.ANY_CHANGE) {
      return streamed(Dialect.LATEST_RESULTS, lab -> !lab.lastChange.isBefore(since));
    }
    return streamed(
        Dialect.LATEST_RESULTS,
        lab -> !lab.start.isBefore(since) || (lab.end != null && !lab.end.isBefore(since)));
  }

  Answer results(ApiParameters parameters) {
    Instant start = Instant.ofEpochSecond(parameters.requiredLong("start"));
    Instant end = Instant.ofEpochSecond(parameters.requiredLong("end"));
    if (end.isBefore(start)) {
      return Answer.error("End must not be before start");
    }
    if (Duration.between(start, end).compareTo(Duration.ofDays(7)) > 0) {
      return Answer.error("Timeframe cannot exceed 7 days");
    }
    return streamed(
        Dialect.RESULTS, lab -> within(lab.start, start, end) || within(lab.end, start, end));
  }

  private static boolean within(@Nullable Instant moment, Instant start, Instant end) {
    return moment != null && !moment.isBefore(start) && !moment.isAfter(end);
  }

  /** Rows are made one by one while the response is written: there may be 100,000 of them. */
  private Answer streamed(Dialect dialect, Predicate<Lab> wanted) {
    List<Lab> found = world.labs().stream().filter(lab -> lab.visible).filter(wanted).toList();
    return json -> write(json, found, dialect);
  }

  private void write(JsonGenerator json, List<Lab> labs, Dialect dialect) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("Results");
    for (Lab lab : labs) {
      json.writeTree(world.exclusively(() -> ResultFields.of(lab, dialect, world)));
    }
    json.writeEndArray();
    json.writeNumberField("Status", 1);
    json.writeNullField("Error");
    json.writeEndObject();
  }
}
