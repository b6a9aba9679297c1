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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and makes columns of the gradebook (AGS 2.0, section 3.2). */
public final class LineItems {
  private static final int MOST_PAGES = 10;

  private final GradeServices services;
  private final AuthorisedCalls calls;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public LineItems(GradeServices services, AuthorisedCalls calls) {
    this.services = services;
    this.calls = calls;
  }

  /** The answer was no list, or no line item. */
  static final class LookupException extends IOException {
    private final int status;

    LookupException(int status) {
      super("the line items could not be read or made: HTTP status " + status);
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
  Optional<String> find(Registration registration, GradeBinding binding, WantedColumn column)
      throws IOException {
    Optional<String> scope = readingScope(binding);
    String container = binding.lineItems();
    if (container == null || scope.isEmpty()) {
      return Optional.empty();
    }
    Lookup lookup = new Lookup(registration, binding.deployment(), scope.get());
    if (column.linked()) {
      Optional<String> linked = ofLink(lookup, container, binding.resourceLink(), column);
      if (linked.isPresent()) {
        return linked;
      }
    }
    URI ours = ScoresAddress.with(container, "resource_id", column.resourceId());
    List<JsonNode> free =
        list(lookup, ours).stream().filter(i -> ofNoOtherLink(i, binding.resourceLink())).toList();
    return marked(free, column);
  }

  private Optional<String> ofLink(Lookup lookup, String container, String link, WantedColumn column)
      throws IOException {
    List<JsonNode> linked =
        list(lookup, ScoresAddress.with(container, "resource_link_id", link)).stream()
            // Some platforms ignore the filter.
            .filter(i -> link.equals(i.path("resourceLinkId").asText()))
            .toList();
    return linked.size() == 1 ? id(linked.get(0)) : marked(linked, column);
  }

  /** Two links to one lab in a course have a column each. */
  private static boolean ofNoOtherLink(JsonNode item, String link) {
    String of = item.path("resourceLinkId").asText("");
    return of.isBlank() || of.equals(link);
  }

  /**
   * Makes the column. A platform that does not take the resource link gets it without.
   *
   * @throws TokenException when there is no token to ask with
   * @throws LookupException when the platform does not make it
   * @throws IOException when no complete answer came: it may have been made
   */
  String create(Registration registration, GradeBinding binding, WantedColumn column)
      throws IOException {
    String container = binding.lineItems();
    if (container == null) {
      throw new IllegalStateException("a column needs a container");
    }
    Lookup lookup = new Lookup(registration, binding.deployment(), Scopes.LINE_ITEM);
    NewLineItem item = column.item(binding);
    ServiceAnswer answer = post(lookup, URI.create(container), item);
    boolean linkRefused =
        answer.status() == 400 || answer.status() == 404 || answer.status() == 412;
    if (linkRefused && item.resourceLinkId() != null) {
      answer = post(lookup, URI.create(container), item.withoutLink());
    }
    // 200 in place of 201 is common.
    if (!answer.good()) {
      throw new LookupException(answer.status());
    }
    Optional<String> made = id(json.readTree(answer.body()));
    if (made.isPresent()) {
      return made.get();
    }
    return find(registration, binding, column)
        .orElseThrow(() -> new LookupException(502)); // made, and not to be found yet
  }

  private record Lookup(Registration registration, String deployment, String scope) {}

  /** Only what was granted: one refused scope makes some platforms refuse the whole request. */
  private static Optional<String> readingScope(GradeBinding binding) {
    if (binding.grants(Scopes.LINE_ITEM_READ)) {
      return Optional.of(Scopes.LINE_ITEM_READ);
    }
    return binding.grants(Scopes.LINE_ITEM) ? Optional.of(Scopes.LINE_ITEM) : Optional.empty();
  }

  private static Optional<String> marked(List<JsonNode> items, WantedColumn column) {
    List<JsonNode> ours =
        items.stream()
            .filter(i -> column.resourceId().equals(i.path("resourceId").asText()))
            .toList();
    List<JsonNode> tagged =
        ours.stream().filter(i -> column.tag().equals(i.path("tag").asText())).toList();
    List<JsonNode> best = tagged.isEmpty() ? ours : tagged;
    return best.size() == 1 ? id(best.get(0)) : Optional.empty();
  }

  private static Optional<String> id(JsonNode item) {
    return Optional.of(item.path("id").asText("")).filter(id -> !id.isBlank());
  }

  private List<JsonNode> list(Lookup lookup, URI first) throws IOException {
    List<JsonNode> items = new ArrayList<>();
    Optional<URI> page = Optional.of(first);
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      URI address = page.get();
      ServiceAnswer answer =
          calls.send(
              lookup.registration(),
              lookup.deployment(),
              lookup.scope(),
              token -> services.lineItems(address, token));
      JsonNode document = json.readTree(answer.body());
      if (!answer.good() || !document.isArray()) {
        throw new LookupException(answer.status());
      }
      document.forEach(items::add);
      page = LinkHeader.next(answer, address);
    }
    return items;
  }

  private ServiceAnswer post(Lookup lookup, URI container, NewLineItem item) throws IOException {
    return calls.send(
        lookup.registration(),
        lookup.deployment(),
        lookup.scope(),
        token -> services.create(container, token, item));
  }
}
