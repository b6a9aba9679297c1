package io.labport.adapter.scorm.completion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.cmi.CmiJson;
import io.labport.adapter.scorm.cmi.CmiReport;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.core.domain.LabRunId;

/**
 * What one lab run means in SCORM.
 *
 * @param run which
 * @param dialect whose elements these are
 * @param revision of the result it was made from; 0 while nothing was reported
 * @param cmi the values
 */
public record ScormReport(LabRunId run, Dialect dialect, int revision, CmiReport cmi) {

  /**
   * As JSON, members always in the same order: {@code
   * {"run":"...","dialect":"1.2","revision":3,"phase":"FINAL","final":true,
   * "set":[["cmi.core.score.min","0"],...],"optional":[],"navigation":"",
   * "result":{"percent":67,"passed":true}}}. Values are text exactly as in the data model.
   */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", run.value());
    json.put("dialect", dialect.spelling());
    json.put("revision", revision);
    json.setAll(CmiJson.of(cmi));
    return json.toString();
  }
}
