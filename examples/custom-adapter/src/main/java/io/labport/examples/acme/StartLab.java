package io.labport.examples.acme;

import io.labport.core.domain.Channel;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.AdapterStore;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes Acme's signed form post. The browser carries it, so nothing in it is believed before the
 * signature holds, and each is taken once.
 */
final class StartLab implements WebHandler {
  private static final Tenant ACME = new Tenant(AcmeAdapter.ID);

  private final LaunchSignature signature;
  private final AcmeConfig config;
  private final AdapterStore store;
  private final LabEntrance entrance;
  private final Clock clock;

  @Inject
  StartLab(
      LaunchSignature signature,
      AcmeConfig config,
      AdapterStore store,
      LabEntrance entrance,
      Clock clock) {
    this.signature = signature;
    this.config = config;
    this.store = store;
    this.entrance = entrance;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    String user = request.formField("user").orElse("");
    String lab = request.formField("lab").orElse("");
    String assignment = request.formField("assignment").orElse("");
    String time = request.formField("time").orElse("");
    String signed = request.formField("signature").orElse("");
    if (!signature.matches(signed, user, lab, assignment, time)) {
      return WebResponse.text(403, "This launch was not signed by Acme.");
    }
    Optional<Instant> expires = expires(time);
    if (expires.isEmpty()) {
      return WebResponse.text(403, "This launch is too old; start it again from your course.");
    }
    if (!lab.matches("[1-9][0-9]{0,8}") || user.isBlank() || assignment.isBlank()) {
      return WebResponse.text(400, "This launch names no user, lab or assignment.");
    }
    if (!store.insert("launch", signed, "", expires)) {
      return WebResponse.text(403, "This launch was used; start it again from your course.");
    }
    return entrance.enter(
        new EntranceRequest(
            new LaunchRequest(
                Learner.anonymous(new LearnerId(ACME, user)),
                new LabProfileId(Integer.parseInt(lab)),
                Channel.OTHER,
                Optional.of(assignment),
                LaunchSettings.NONE,
                Optional.empty(),
                Optional.of(request.clientAddress()),
                Optional.of(new LaunchOrigin(AcmeAdapter.ID, assignment)),
                false),
            "Lab " + lab,
            List.of(Locale.ENGLISH),
            false,
            Optional.empty()));
  }

  /** When the launch ends to be valid; empty when it has, or when its time is none. */
  private Optional<Instant> expires(String time) {
    try {
      Instant signedAt = Instant.parse(time);
      Instant now = clock.instant();
      Instant end = signedAt.plus(config.launchLifetime());
      boolean valid = now.isBefore(end) && !signedAt.isAfter(now.plusSeconds(60));
      return valid ? Optional.of(end) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
