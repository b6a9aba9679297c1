package io.labport.adapter.lti.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.Form;
import io.labport.core.spi.store.StoredDocument;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Deployments as documents, with a second one each by which the registrations of a deployment id
 * are found. Thread-safe across nodes.
 */
public final class DeploymentDocuments {
  private static final String BY_ID = "deployment-id";
  private static final int SCHEMA = 1;
  private static final int MANY = 1000;

  private final AdapterStore store;
  private final Documents<Deployment> deployments;
  private final Transactions transactions;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public DeploymentDocuments(AdapterStore store, Transactions transactions) {
    this.store = store;
    this.deployments = new Documents<>(store, "deployment", Form.of(this::write, this::read));
    this.transactions = transactions;
  }

  Optional<Deployment> find(String registration, String id) {
    return deployments.find(name(registration, id));
  }

  /** All of a registration. */
  List<Deployment> of(String registration) {
    return deployments.all(registration + "/").stream().map(Documents.Kept::document).toList();
  }

  /** The keys of the registrations that know the deployment. */
  Set<String> registrationsWith(String id) {
    return store.page(BY_ID, Fingerprint.of(id) + "/", Optional.empty(), MANY).stream()
        .map(StoredDocument::content)
        .collect(Collectors.toSet());
  }

  /**
   * Changes it, or adds it first; what others change meanwhile is not lost.
   *
   * @param absent what it is when it is not there
   */
  Deployment change(Deployment absent, UnaryOperator<Deployment> change) {
    String name = name(absent.registration(), absent.id());
    while (true) {
      Optional<Documents.Kept<Deployment>> found = deployments.kept(name);
      Deployment changed = change.apply(found.map(Documents.Kept::document).orElse(absent));
      boolean done =
          found
              .map(
                  f ->
                      f.document().equals(changed)
                          || deployments.replace(name, changed, f.version(), Optional.empty()))
              .orElseGet(() -> insert(name, changed));
      if (done) {
        return changed;
      }
      // Somebody else was first, so that of any number of callers one always gets on.
    }
  }

  private boolean insert(String name, Deployment deployment) {
    return transactions.call(
        () -> {
          boolean won = deployments.insert(name, deployment, Optional.empty());
          if (won) {
            store.insert(
                BY_ID,
                Fingerprint.of(deployment.id()) + "/" + deployment.registration(),
                deployment.registration(),
                Optional.empty());
          }
          return won;
        });
  }

  /** Forgets all of a registration. */
  void forget(String registration) {
    for (Deployment each : of(registration)) {
      transactions.run(
          () -> {
            deployments.delete(name(registration, each.id()));
            store.delete(BY_ID, Fingerprint.of(each.id()) + "/" + registration);
          });
    }
  }

  private static String name(String registration, String id) {
    return registration + "/" + Fingerprint.of(id);
  }

  private String write(Deployment deployment) {
    ObjectNode document = json.createObjectNode();
    document.put("schema", SCHEMA);
    document.put("registration", deployment.registration());
    document.put("id", deployment.id());
    document.put("state", deployment.state().name());
    deployment.firstSeen().ifPresent(at -> document.put("first-seen", at.toString()));
    deployment.lastSeen().ifPresent(at -> document.put("last-seen", at.toString()));
    ToolPlatform said = deployment.platform();
    said.guid().ifPresent(guid -> document.put("guid", guid));
    said.name().ifPresent(name -> document.put("name", name));
    said.productFamily().ifPresent(family -> document.put("product-family", family));
    said.version().ifPresent(version -> document.put("version", version));
    return document.toString();
  }

  private Deployment read(String content) {
    JsonNode document;
    try {
      document = json.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored deployment cannot be read", e);
    }
    return new Deployment(
        document.path("registration").asText(),
        document.path("id").asText(),
        DeploymentState.valueOf(document.path("state").asText()),
        text(document, "first-seen").map(Instant::parse),
        text(document, "last-seen").map(Instant::parse),
        new ToolPlatform(
            text(document, "guid"),
            text(document, "name"),
            text(document, "product-family"),
            text(document, "version")));
  }

  private static Optional<String> text(JsonNode document, String name) {
    return Optional.ofNullable(document.path(name).textValue());
  }
}
