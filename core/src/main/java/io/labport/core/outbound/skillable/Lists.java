package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.FeignException;
import feign.Response;
import io.labport.core.domain.LabProfile;
import io.labport.core.port.outbound.InstanceReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands whose answers may be very large: Results, LatestResults and Catalog. */
final class Lists {
  private static final Logger log = LoggerFactory.getLogger(Lists.class);

  private final JsonMapper mapper;
  private final ListReader reader;
  private final Reads reads;

  Lists(JsonMapper mapper, ListReader reader, Reads reads) {
    this.mapper = mapper;
    this.reader = reader;
    this.reads = reads;
  }

  /** An element that cannot be read is left out with a warning: one must not hide all others. */
  void reports(String command, Supplier<Response> call, Consumer<InstanceReport> sink) {
    Delivery delivery = new Delivery(sink);
    reads.ask(
        command,
        () -> {
          delivery.unreadable = 0;
          try {
            read(call, Map.of("results", delivery::element));
            return true;
          } catch (Fault fault) {
            if (delivery.begun) {
              // Not from the start again: what has been delivered has had its effects.
              throw fault.asUnavailable(command);
            }
            throw fault;
          }
        });
    warnOf(delivery.unreadable, command);
  }

  /** Likewise without the entries that cannot be read. */
  List<LabProfile> catalog(Supplier<Response> call) {
    return reads.ask(
        "Catalog",
        () -> {
          CatalogParts parts = new CatalogParts();
          read(call, Map.of("labprofiles", parts::profile, "labseries", parts::series));
          List<LabProfile> profiles = parts.profiles();
          warnOf(parts.entries - profiles.size(), "Catalog");
          return profiles;
        });
  }

  private static void warnOf(int unreadable, String command) {
    if (unreadable > 0) {
      log.warn("Skillable, {}: left out {} unreadable entries", command, unreadable);
    }
  }

  private void read(Supplier<Response> call, Map<String, Consumer<JsonNode>> arrays) throws Fault {
    try (Response response = call.get()) {
      reader.read(response, arrays);
    } catch (FeignException thrown) {
      throw Fault.within(thrown);
    }
  }

  private <T> Optional<T> convert(JsonNode element, Class<T> type) {
    try {
      return Optional.ofNullable(mapper.treeToValue(element, type));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private record SeriesBody(@Nullable Integer id, @Nullable String name) {}

  /** Profiles name their series by number, and the names may come after them. */
  private final class CatalogParts {
    private final List<ProfileBody> bodies = new ArrayList<>();
    private final Map<Integer, String> seriesNames = new HashMap<>();
    private int entries;

    private void profile(JsonNode element) {
      entries++;
      convert(element, ProfileBody.class).ifPresent(bodies::add);
    }

    private void series(JsonNode element) {
      convert(element, SeriesBody.class)
          .ifPresent(
              one -> {
                if (one.id() != null && one.name() != null && !one.name().isBlank()) {
                  seriesNames.put(one.id(), one.name());
                }
              });
    }

    private List<LabProfile> profiles() {
      List<LabProfile> profiles = new ArrayList<>(bodies.size());
      for (ProfileBody body : bodies) {
        try {
          profiles.add(
              Profiles.of(body, Optional.ofNullable(body.seriesId()).map(seriesNames::get)));
        } catch (Fault unusable) {
          // Counted by its absence.
        }
      }
      return List.copyOf(profiles);
    }
  }

  private final class Delivery {
    private final Consumer<InstanceReport> sink;
    private boolean begun;
    private int unreadable;

    private Delivery(Consumer<InstanceReport> sink) {
      this.sink = sink;
    }

    private void element(JsonNode element) {
      Optional<InstanceReport> report = convert(element, ResultBody.class).flatMap(this::report);
      if (report.isPresent()) {
        begun = true;
        sink.accept(report.get());
      } else {
        unreadable++;
      }
    }

    private Optional<InstanceReport> report(ResultBody body) {
      try {
        return Optional.of(Reports.ofElement(body));
      } catch (Fault unusable) {
        return Optional.empty();
      }
    }
  }
}
