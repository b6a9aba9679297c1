package io.labport.adapter.scorm.door;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /dispatches/{id}/export}: all registrations, one JSON object on each line, to be laid
 * beside what the LMS says. Only what the LMS should say is in it, and no names.
 */
public final class ExportRoute implements AdminRoute {
  private static final int MANY = 1000;

  private final ScormDispatches dispatches;

  @Inject
  ExportRoute(ScormDispatches dispatches) {
    this.dispatches = dispatches;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String id = Asked.variable(request, "id");
    StringBuilder lines = new StringBuilder();
    Optional<String> after = Optional.empty();
    List<RegistrationBook.Entry> page;
    do {
      page = dispatches.registrations(id, false, after, MANY);
      for (RegistrationBook.Entry each : page) {
        lines.append(DispatchJson.entry(each)).append('\n');
        after = Optional.of(each.registration());
      }
    } while (page.size() == MANY);
    return WebResponse.of(
        200, "application/x-ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
