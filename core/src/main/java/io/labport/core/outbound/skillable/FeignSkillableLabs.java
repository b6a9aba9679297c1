package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.FeignException;
import feign.Logger;
import feign.Retryer;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.InstanceIdentity;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.LaunchCommand;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.Managed;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link SkillableLabs} over HTTP. */
final class FeignSkillableLabs implements SkillableLabs, Managed {
  private static final int LONGEST_MINUTES = 10_080;
  private static final Duration LONGEST_RANGE = Duration.ofDays(7);

  private final Wire wire;
  private final LabApi api;
  private final Reads reads;
  private final Lists lists;
  private final LaunchAnswers launchAnswers;

  @Inject
  FeignSkillableLabs(SkillableConfig config, Clock clock) {
    JsonMapper mapper = Json.mapper();
    StatusFaults statusFaults = new StatusFaults(clock);
    wire = new Wire(config);
    api =
        Feign.builder()
            .client(wire)
            .retryer(Retryer.NEVER_RETRY)
            .decoder(new AnswerDecoder(mapper))
            .errorDecoder(statusFaults)
            .logger(new RedactingLogger())
            .logLevel(Logger.Level.BASIC)
            .target(LabApi.class, config.baseUrl().toString());
    reads = new Reads(config);
    lists = new Lists(mapper, new ListReader(mapper, statusFaults), reads);
    launchAnswers = new LaunchAnswers("http".equalsIgnoreCase(config.baseUrl().getScheme()));
  }

  @Override
  public LaunchAnswer launch(LaunchCommand command) {
    Map<String, Object> parameters = LaunchParameters.of(command);
    return start(() -> api.launch(parameters), Optional.empty());
  }

  @Override
  public LaunchAnswer resume(LabInstanceId instance) {
    return start(() -> api.resume(instance.value()), Optional.of(instance));
  }

  private LaunchAnswer start(Supplier<LaunchBody> call, Optional<LabInstanceId> asked) {
    try {
      return launchAnswers.of(call.get(), asked);
    } catch (FeignException thrown) {
      return launchAnswers.of(Fault.within(thrown));
    }
  }

  @Override
  public CommandAnswer save(LabInstanceId instance) {
    try {
      return CommandAnswers.ofSave(api.save(instance.value()));
    } catch (FeignException thrown) {
      return CommandAnswers.of(Fault.within(thrown));
    }
  }

  @Override
  public CommandAnswer cancel(LabInstanceId instance, Optional<String> note) {
    @Nullable Encoded reason = note.filter(text -> !text.isBlank()).map(Encoded::of).orElse(null);
    try {
      return CommandAnswers.ofCancel(api.cancel(instance.value(), reason));
    } catch (FeignException thrown) {
      return CommandAnswers.of(Fault.within(thrown));
    }
  }

  @Override
  public Optional<URI> accessUrl(LabInstanceId instance) {
    return about(
        "LabAccessUrl",
        () -> api.accessUrl(instance.value()),
        ErrorText::saysNoRunningInstance,
        body -> launchAnswers.url(body.url()).orElseThrow(() -> Fault.incomplete("Url")));
  }

  @Override
  public List<OpenLab> openLabs(SkillableUserId user) {
    return reads.ask(
        "UserRunningAndSavedLabs",
        () -> {
          OpenLabsBody body = api.openLabs(Encoded.of(user.value()));
          body.requireSuccess();
          return OpenLabLists.of(body);
        });
  }

  @Override
  public Optional<InstanceReport> result(LabInstanceId instance) {
    return about(
        "Result",
        () -> api.result(instance.value()),
        ErrorText::saysUnknownInstance,
        body -> Reports.of(body, instance));
  }

  @Override
  public void latestResults(int minutes, Consumer<InstanceReport> sink) {
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw new IllegalArgumentException("minutes must be from 1 to 10080, not " + minutes);
    }
    lists.reports("LatestResults", () -> api.latestResults(minutes), sink);
  }

  @Override
  public void results(Instant from, Instant to, Consumer<InstanceReport> sink) {
    long start = from.getEpochSecond();
    long end = to.getEpochSecond();
    if (end < start || end - start > LONGEST_RANGE.toSeconds()) {
      throw new IllegalArgumentException(
          "a range of results must not be longer than 7 days, nor end before it starts");
    }
    lists.reports("Results", () -> api.results(start, end), sink);
  }

  @Override
  public Optional<InstanceIdentity> identity(LabInstanceId instance) {
    return about(
        "Details",
        () -> api.details(instance.value()),
        ErrorText::saysUnknownInstance,
        body ->
            new InstanceIdentity(
                instance,
                new LabProfileId((int) Reports.positive(body.labProfileId(), "LabProfileId")),
                Reports.text(body.tag()),
                Reports.required(body.start(), "Start"),
                Reports.required(body.state(), "State")));
  }

  @Override
  public List<ActivityResult> activities(LabInstanceId instance) {
    return about(
            "Details",
            () -> api.activities(instance.value()),
            ErrorText::saysUnknownInstance,
            Activities::of)
        .orElse(List.of());
  }

  @Override
  public List<LabProfile> catalog() {
    return lists.catalog(api::catalog);
  }

  @Override
  public Optional<LabProfile> labProfile(LabProfileId id) {
    return about(
        "LabProfile",
        () -> api.labProfile(id.value()),
        ErrorText::saysUnknownProfile,
        body -> Profiles.of(body, Optional.empty()));
  }

  @Override
  public void ensureClass(LabClass labClass) {
    @Nullable Integer most =
        labClass.maxActiveLabInstances().isPresent()
            ? labClass.maxActiveLabInstances().getAsInt()
            : null;
    plain(
        "GetOrCreateClass",
        () ->
            api.getOrCreateClass(
                Encoded.of(labClass.id()),
                Encoded.of(labClass.name()),
                labClass.start().getEpochSecond(),
                labClass.end().getEpochSecond(),
                labClass.expires().getEpochSecond(),
                most));
  }

  @Override
  public void closeUserAccount(SkillableUserId user) {
    plain("CloseUserAccount", () -> api.closeUserAccount(Encoded.of(user.value())));
  }

  private void plain(String command, Supplier<PlainBody> call) {
    reads.ask(
        command,
        () -> {
          call.get().requireSuccess();
          return true;
        });
  }

  /** Asks about one thing; empty only if the answer itself says that there is none. */
  private <B extends Envelope, T> Optional<T> about(
      String command, Supplier<B> call, Predicate<String> unknown, Translation<B, T> translation) {
    return reads.ask(
        command,
        () -> {
          B body = call.get();
          if (body.errorText().filter(unknown).isPresent()) {
            return Optional.empty();
          }
          body.requireSuccess();
          return Optional.of(translation.of(body));
        });
  }

  private interface Translation<B, T> {
    T of(B body) throws Fault;
  }

  /** Cuts off what is still under way. */
  @Override
  public void stop() {
    wire.close();
  }
}
