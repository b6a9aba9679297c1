package io.labport.adapter.lti.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys as administrators get them. */
final class KeyDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyDocuments() {}

  static WebResponse list(List<ToolKeys.View> keys) throws JsonProcessingException {
    return WebResponse.json(
        200,
        JSON.writeValueAsString(Map.of("keys", keys.stream().map(KeyDocuments::key).toList())));
  }

  private static Map<String, Object> key(ToolKeys.View key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kid", key.kid());
    shown.put("set", key.set());
    shown.put("state", Asked.spelt(key.state()));
    shown.put("since", key.since().toString());
    key.changes().ifPresent(when -> shown.put("changes", when.toString()));
    return shown;
  }
}
