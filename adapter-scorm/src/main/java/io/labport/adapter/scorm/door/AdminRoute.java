package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.DispatchRefused;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.nio.charset.StandardCharsets;

/** One route of administration: what is refused becomes a problem that names all that is wrong. */
interface AdminRoute extends AdminHandler {

  @Override
  default WebResponse handle(WebRequest request) throws Exception {
    try {
      return AdminHandler.super.handle(request);
    } catch (DispatchRefused e) {
      return problem(e);
    }
  }

  /**
   * A problem (RFC 9457) whose {@code detail} says everything in a row, for who shows one sentence,
   * and whose {@code problems} has each by itself.
   */
  private static WebResponse problem(DispatchRefused refused) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("status", refused.status());
    json.put("code", refused.code());
    json.put("title", "The request was refused; nothing was changed");
    json.put("detail", refused.getMessage());
    refused.wrong().get(0).field().ifPresent(field -> json.put("field", field));
    ArrayNode problems = json.putArray("problems");
    for (DispatchRefused.Wrong wrong : refused.wrong()) {
      ObjectNode each = problems.addObject().put("code", wrong.code());
      wrong.field().ifPresent(field -> each.put("field", field));
      each.put("detail", wrong.sentence());
    }
    return WebResponse.of(
        refused.status(),
        "application/problem+json",
        json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
