package io.labport.adapter.lti.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebResponse;

/** Launches as administrators' programs read them. */
final class LaunchJson {
  private LaunchJson() {}

  static WebResponse page(LaunchPage page) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode launches = answer.putArray("launches");
    page.launches().forEach(launch -> launches.add(summary(launch)));
    page.next().ifPresent(next -> answer.put("next", next));
    return WebResponse.json(200, answer.toString());
  }

  static WebResponse launch(InspectedLaunch launch) {
    ObjectNode answer = summary(launch.summary());
    launch.family().ifPresent(family -> answer.put("platform", family));
    answer.put("issuer", launch.issuer());
    answer.put("messageType", launch.messageType());
    answer.put("deployment", launch.deployment());
    answer.put("kid", launch.kid());
    answer.put("binding", launch.binding());
    ArrayNode checks = answer.putArray("checks");
    for (InspectedCheck check : launch.checks()) {
      ObjectNode one = checks.addObject();
      one.put("number", check.number()).put("code", check.code()).put("result", check.result());
      if (!check.expected().isEmpty() || !check.received().isEmpty()) {
        one.put("expected", check.expected()).put("received", check.received());
      }
      if (!check.correct().isEmpty()) {
        one.put("correct", check.correct());
      }
    }
    answer.set("claims", launch.claims());
    return WebResponse.json(200, answer.toString());
  }

  private static ObjectNode summary(LaunchSummary launch) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("reference", launch.reference()).put("time", launch.time());
    one.put("stage", launch.stage());
    launch.registration().ifPresent(key -> one.put("registration", key));
    one.put("outcome", Asked.spelt(launch.outcome()));
    return one.put("code", launch.code());
  }
}
