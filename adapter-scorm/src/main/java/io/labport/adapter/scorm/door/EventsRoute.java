package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.EventLog;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** {@code GET /events}: the latest first. */
public final class EventsRoute implements AdminRoute {
  private static final String CURSOR = "[0-9]{8}/[A-Za-z0-9_/.-]{1,250}";

  private final EventLog events;

  @Inject
  EventsRoute(EventLog events) {
    this.events = events;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    EventLog.Page page =
        events.page(
            Asked.text(request, "dispatch"),
            Asked.matching(request, "after", CURSOR, "must be the next of the page before"),
            Asked.limit(request, 100, 1000));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("events");
    page.events().forEach(each -> all.add(DispatchJson.event(each)));
    page.next().ifPresent(next -> json.put("next", next));
    return WebResponse.json(200, json.toString());
  }
}
