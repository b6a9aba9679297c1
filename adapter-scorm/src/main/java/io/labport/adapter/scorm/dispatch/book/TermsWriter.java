package io.labport.adapter.scorm.dispatch.book;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import io.labport.core.spi.admin.Asked;
import java.util.OptionalInt;

/** Writes what was decided about a dispatch, as {@link TermsReader} reads it. */
public final class TermsWriter {
  private TermsWriter() {}

  /** The members that may be changed; what is absent has no value. */
  public static ObjectNode json(Dispatch dispatch) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("title", dispatch.title());
    json.put("flavour", Asked.spelt(dispatch.flavour()));
    ArrayNode labs = json.putArray("labs");
    for (DispatchedLab lab : dispatch.labs()) {
      labs.addObject().put("slot", lab.slot()).put("lab", lab.profile()).put("title", lab.title());
    }
    access(json.putObject("access"), dispatch);
    limits(json.putObject("limits"), dispatch.limits());
    handling(json.putObject("handling"), dispatch.handling());
    mapping(json.putObject("mapping"), dispatch.mapping());
    return json;
  }

  private static void access(ObjectNode json, Dispatch dispatch) {
    dispatch.access().notBefore().ifPresent(at -> json.put("notBefore", at.toString()));
    dispatch.access().notAfter().ifPresent(at -> json.put("notAfter", at.toString()));
    ArrayNode origins = json.putArray("origins");
    dispatch.access().origins().forEach(origins::add);
    json.put("learnOrigins", dispatch.access().learnOrigins());
  }

  private static void limits(ObjectNode json, Limits limits) {
    number(json, "registrations", limits.registrations());
    ArrayNode resets = json.putArray("registrationResets");
    limits.registrationResets().forEach(at -> resets.add(at.toString()));
    json.put("allowNew", limits.allowNew());
    number(json, "launchesPerLearner", limits.launchesPerLearner());
    number(json, "concurrentLabs", limits.concurrentLabs());
    number(json, "launchesPerDay", limits.launchesPerDay());
  }

  private static void number(ObjectNode json, String name, OptionalInt value) {
    value.ifPresent(number -> json.put(name, number));
  }

  private static void handling(ObjectNode json, Handling handling) {
    json.put("unproven", Asked.spelt(handling.unproven()));
    json.put("newAttempt", Asked.spelt(handling.newAttempt()));
    json.put("identity", Asked.spelt(handling.identity()));
    json.put("names", handling.names());
    handling.language().ifPresent(tag -> json.put("language", tag));
  }

  private static void mapping(ObjectNode json, MappingPolicy mapping) {
    json.put("completion", MappingReader.spelt(mapping.completion()));
    json.put("failure", Asked.spelt(mapping.failure()));
    json.put("unscored", Asked.spelt(mapping.unscored()));
    json.put("pendingCountsAsComplete", mapping.pendingCountsAsComplete());
    json.put("scoreOnComplete", mapping.scoreOnComplete());
    json.put("scoreDecimals", mapping.scoreDecimals());
    json.put("rawScale", Asked.spelt(mapping.rawScale()));
    json.put("time", Asked.spelt(mapping.time()));
    json.put("detail", Asked.spelt(mapping.detail()));
    json.put("exitOnComplete", Asked.spelt(mapping.exitOnComplete()));
    json.put("keepBest", mapping.keepBest());
    number(json, "masteryPercent", mapping.masteryPercent());
    json.put("waitForScore", mapping.waitForScore().toString());
  }
}
