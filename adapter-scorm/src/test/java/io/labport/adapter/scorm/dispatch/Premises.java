package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.store.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What core gives an adapter, as far as a scene needs it. */
final class Premises {
  private Premises() {}

  /** Nobody runs a lab here. */
  static final class NoRuns implements ResultTracker {
    @Override
    public Optional<LabRun> run(LabRunId id) {
      return Optional.empty();
    }

    @Override
    public Optional<LabRun> runOf(LabInstanceId instance) {
      return Optional.empty();
    }

    @Override
    public Optional<LabResult> latest(LabRunId id) {
      return Optional.empty();
    }

    @Override
    public List<LabRun> runsOf(LearnerId learner) {
      return List.of();
    }

    @Override
    public List<String> origins(LabRunId id, String adapter) {
      return List.of();
    }

    @Override
    public List<ActivityResult> activities(LabRunId id) {
      return List.of();
    }

    @Override
    public void hint(LabInstanceId instance) {}
  }

  /** Labs 101 to 109. */
  record Catalog(BooleanSupplier away) implements LabCatalog {
    @Override
    public List<LabProfile> labs() {
      return List.of();
    }

    @Override
    public Optional<LabProfile> lab(LabProfileId id) {
      if (away.getAsBoolean()) {
        throw new SkillableUnavailableException(
            "skillable.timeout", "late", true, Optional.empty());
      }
      return id.value() < 101 || id.value() > 109
          ? Optional.empty()
          : Optional.of(
              new LabProfile(
                  id,
                  "Lab\n" + id,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  true));
    }
  }

  /** Hides from the eye, and keeps the rule about contexts. */
  static final class Box implements SecretBox {
    @Override
    public String seal(String plain, String context) {
      return Base64.getEncoder()
          .encodeToString((context + "\n" + plain).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(String sealed, String context) {
      String opened = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
      assertThat(opened).startsWith(context + "\n");
      return opened.substring(context.length() + 1);
    }
  }
}
