package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.LmsPresets;
import io.labport.adapter.scorm.dispatch.LmsPresets.Preset;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** {@code GET /lms}: the families of LMSs that {@code for} may name, and what they get. */
public final class LmsRoute implements AdminRoute {
  private final LmsPresets presets;

  @Inject
  LmsRoute(LmsPresets presets) {
    this.presets = presets;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("families");
    for (String family : presets.families()) {
      Preset preset = presets.preset(family).orElseThrow();
      ObjectNode each = all.addObject().put("family", family);
      each.put("flavour", Asked.spelt(preset.flavour()));
      each.put("note", presets.note(family));
      preset.refusal().ifPresent(why -> each.put("unsuitable", why));
    }
    return WebResponse.json(200, json.toString());
  }
}
