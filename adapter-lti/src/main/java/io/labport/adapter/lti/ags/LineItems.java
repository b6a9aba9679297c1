package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.LinkHeader;
import io.labport.adapter.lti.service.Scopes;
import io.labport.adapter.lti.service.ServiceAnswer;
import io.labport.adapter.lti.service.TokenException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the column of a resource link when the launch did not name it (AGS 2.0, section 3.2). */
public final class LineItems {
  /** How we mark columns of ours. */
  static final String TAG = "lab-score";

  private static final int MOST_PAGES = 10;

  private final GradeServices services;
  private final AuthorisedCalls calls;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public LineItems(GradeServices services, AuthorisedCalls calls) {
    this.services = services;
    this.calls = calls;
  }

  /** The answer was no list. */
  static final class LookupException extends IOException {
    private final int status;

    LookupException(int status) {
      super("the line items could not be read: HTTP status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * The one column of the binding's resource link, or the one that carries our resource id.
   *
   * @throws TokenException when there is no token to ask with
   * @throws IOException when the platform does not answer with a list
   */
  Optional<String> find(Registration registration, GradeBinding binding, String resourceId)
      throws IOException {
    Optional<String> scope = readingScope(binding);
    String container = binding.lineItems();
    if (container == null || scope.isEmpty()) {
      return Optional.empty();
    }
    Lookup lookup = new Lookup(registration, binding.deployment(), scope.get());
    List<JsonNode> linked =
        list(lookup, with(container, "resource_link_id", binding.resourceLink())).stream()
            // Some platforms ignore the filter.
            .filter(i -> binding.resourceLink().equals(i.path("resourceLinkId").asText()))
            .toList();
    if (linked.size() == 1) {
      return Optional.of(linked.get(0).path("id").asText());
    }
    Optional<String> ours = marked(linked, resourceId);
    return ours.isPresent()
        ? ours
        : marked(list(lookup, with(container, "resource_id", resourceId)), resourceId);
  }

  private record Lookup(Registration registration, String deployment, String scope) {}

  /** Only what was granted: one refused scope makes some platforms refuse the whole request. */
  private static Optional<String> readingScope(GradeBinding binding) {
    if (binding.grants(Scopes.LINE_ITEM_READ)) {
      return Optional.of(Scopes.LINE_ITEM_READ);
    }
    return binding.grants(Scopes.LINE_ITEM) ? Optional.of(Scopes.LINE_ITEM) : Optional.empty();
  }

  private static Optional<String> marked(List<JsonNode> items, String resourceId) {
    List<JsonNode> ours =
        items.stream().filter(i -> resourceId.equals(i.path("resourceId").asText())).toList();
    List<JsonNode> tagged = ours.stream().filter(i -> TAG.equals(i.path("tag").asText())).toList();
    List<JsonNode> best = tagged.isEmpty() ? ours : tagged;
    return best.size() == 1
        ? Optional.of(best.get(0).path("id").asText()).filter(id -> !id.isBlank())
        : Optional.empty();
  }

  private List<JsonNode> list(Lookup lookup, URI first) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    Optional<URI> page = Optional.of(first);
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      ServiceAnswer answer = get(lookup, page.get());
      JsonNode document = json.readTree(answer.body());
      if (!answer.good() || !document.isArray()) {
        throw new LookupException(answer.status());
      }
      document.forEach(items::add);
      page = LinkHeader.next(answer, page.get());
    }
    return items;
  }

  private ServiceAnswer get(Lookup lookup, URI address) throws IOException {
    return calls.send(
        lookup.registration(),
        lookup.deployment(),
        lookup.scope(),
        token -> services.lineItems(address, token));
  }

  private static URI with(String container, String name, String value) {
    String separator = container.indexOf('?') < 0 ? "?" : "&";
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(container + separator + name + "=" + encoded);
  }
}
