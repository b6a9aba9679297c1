package io.labport.adapter.scorm.cmi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reports as JSON; members are always in the same order. */
public final class CmiJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CmiJson() {}

  /**
   * {@code {"phase":"FINAL","final":true,"set":[["cmi.core.score.min","0"],...],"optional":[...],
   * "navigation":"","result":{"percent":67,"passed":true}}}; {@code result} and its members may be
   * null.
   */
  public static ObjectNode of(CmiReport report) {
    ObjectNode json = JSON.objectNode();
    json.put("phase", report.phase().name());
    json.put("final", report.isFinal());
    json.set("set", pairs(report.set()));
    json.set("optional", pairs(report.optional()));
    json.put("navigation", report.navigation());
    if (report.result().isPresent()) {
      json.set("result", of(report.result().get()));
    } else {
      json.putNull("result");
    }
    return json;
  }

  /** {@code {"percent":67,"passed":true}}; what is not known is null. */
  public static ObjectNode of(DisplayedResult result) {
    ObjectNode json = JSON.objectNode();
    // Not by put, which would spell 100 as 1E+2.
    json.set(
        "percent", result.percent().<JsonNode>map(DecimalNode::valueOf).orElse(JSON.nullNode()));
    json.put("passed", result.passed().orElse(null));
    return json;
  }

  /** Elements and values in the order to write: {@code [["cmi.core.exit",""],...]}. */
  public static ArrayNode pairs(List<CmiValue> values) {
    ArrayNode json = JSON.arrayNode();
    values.forEach(each -> json.addArray().add(each.element()).add(each.value()));
    return json;
  }
}
