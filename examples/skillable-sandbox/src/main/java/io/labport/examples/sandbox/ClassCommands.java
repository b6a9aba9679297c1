package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Classes. GetOrCreateClass does not change an existing class; UpdateClass does. */
final class ClassCommands {

  private final World world;

  ClassCommands(World world) {
    this.world = world;
  }

  Answer getOrCreate(ApiParameters parameters) {
    LabClass wanted = read(parameters, world.takeInternalId());
    LabClass known = world.classes.putIfAbsent(wanted.id(), wanted);
    return Answer.success(body(known == null ? wanted : known));
  }

  Answer read(ApiParameters parameters) {
    LabClass known = world.classes.get(parameters.requiredText("id"));
    return known == null ? Answer.error("Class not found") : Answer.success(body(known));
  }

  Answer update(ApiParameters parameters) {
    LabClass known = world.classes.get(parameters.requiredText("id"));
    if (known == null) {
      return Answer.error("Class not found");
    }
    world.classes.put(known.id(), read(parameters, known.internalId()));
    return Answer.success(Answer.object().put("Success", true));
  }

  /** The field {@code Success} is there only when it is true. */
  Answer delete(ApiParameters parameters) {
    LabClass gone = world.classes.remove(parameters.requiredText("id"));
    return gone == null
        ? Answer.error("Class not found")
        : Answer.success(Answer.object().put("Success", true));
  }

  private static LabClass read(ApiParameters parameters, long internalId) {
    return new LabClass(
        parameters.requiredText("id"),
        internalId,
        parameters.requiredText("name"),
        parameters.requiredLong("start"),
        parameters.requiredLong("end"),
        parameters.requiredLong("expires"),
        parameters.text("instructorId"),
        parameters.text("instructorFirstName"),
        parameters.text("instructorLastName"),
        parameters.integer("maxActiveLabInstances"),
        parameters.integers("AvailableLabs").stream().distinct().toList());
  }

  private static ObjectNode body(LabClass known) {
    ObjectNode body = Answer.object().put("Id", known.id()).put("Name", known.name());
    putTime(body, "Start", known.start());
    putTime(body, "End", known.end());
    putTime(body, "Expires", known.expires());
    if (known.instructorId() == null) {
      body.putNull("Instructor");
    } else {
      body.putObject("Instructor")
          .put("Id", known.instructorId())
          .put("FirstName", known.instructorFirstName())
          .put("LastName", known.instructorLastName());
    }
    body.putNull("Url").put("MaxActiveLabInstances", known.maxActive());
    ArrayNode labs = body.putArray("AvailableLabs");
    known.availableLabs().forEach(labs::add);
    return body;
  }

  private static void putTime(ObjectNode body, String name, long seconds) {
    body.put(name, seconds).put(name + "Time", Epochs.date(Instant.ofEpochSecond(seconds)));
  }
}
