package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.RecordedEvent;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.book.TermsWriter;
import io.labport.core.spi.admin.Asked;
import java.util.List;

/** Dispatches and what belongs to them as administrators read them; without any key. */
final class DispatchJson {
  private DispatchJson() {}

  static ObjectNode issued(IssuedDispatch issued) {
    Dispatch dispatch = issued.dispatch();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", dispatch.id());
    json.put("tenant", dispatch.tenant());
    json.put("state", Asked.spelt(dispatch.state()));
    json.put("createdAt", dispatch.createdAt().toString());
    json.put("changedAt", issued.changedAt().toString());
    json.put("generation", dispatch.generation());
    ArrayNode retired = json.putArray("retired");
    for (Dispatch.RetiredGeneration each : dispatch.retired()) {
      retired
          .addObject()
          .put("generation", each.generation())
          .put("acceptedUntil", each.acceptedUntil().toString());
    }
    json.setAll(TermsWriter.json(dispatch));
    return json;
  }

  static ObjectNode detailed(
      IssuedDispatch issued, boolean tenantRevoked, int registered, List<String> waiting) {
    ObjectNode json = issued(issued);
    json.put("tenantRevoked", tenantRevoked);
    json.put("registered", registered);
    ArrayNode origins = json.putArray("waitingOrigins");
    waiting.forEach(origins::add);
    ArrayNode history = json.putArray("history");
    issued
        .history()
        .forEach(
            each -> history.addObject().put("at", each.at().toString()).put("what", each.what()));
    return json;
  }

  static ObjectNode entry(RegistrationBook.Entry entry) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("registration", entry.registration());
    json.put("pseudonym", entry.pseudonym());
    json.put("slot", entry.slot());
    json.put("instance", entry.instance());
    json.put("phase", entry.phase());
    json.put("revision", entry.revision());
    json.put("acknowledged", entry.acknowledged());
    entry.score().ifPresent(score -> json.put("score", score));
    entry.completedAt().ifPresent(at -> json.put("completedAt", at.toString()));
    entry.receipt().ifPresent(code -> json.put("receipt", code));
    json.put("revoked", entry.revoked());
    return json;
  }

  static ObjectNode event(RecordedEvent recorded) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", Asked.spelt(recorded.event().kind()));
    json.put("dispatch", recorded.event().dispatch());
    recorded.event().registration().ifPresent(id -> json.put("registration", id));
    json.put("detail", recorded.event().detail());
    json.put("first", recorded.first().toString());
    json.put("last", recorded.last().toString());
    json.put("count", recorded.count());
    return json;
  }
}
