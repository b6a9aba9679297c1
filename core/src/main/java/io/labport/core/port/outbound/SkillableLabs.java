package io.labport.core.port.outbound;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabClass;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.SkillableUserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Skillable's Lab API v3, in our words. Thread-safe.
 *
 * <p>Launch, Resume, Save and Cancel change state although they are GET requests: each goes out
 * exactly once, and what became of it is a value, a lost answer included. All other calls only read
 * or are idempotent; implementations may repeat them, and they throw {@link
 * io.labport.core.domain.SkillableUnavailableException} when no usable answer came.
 */
public interface SkillableLabs {

  LaunchAnswer launch(LaunchCommand command);

  /** Resumes a saved instance; answers with codes of the same scale as Launch. */
  LaunchAnswer resume(LabInstanceId instance);

  CommandAnswer save(LabInstanceId instance);

  /**
   * Cancels an instance; its work is discarded and its teardown takes time.
   *
   * @param note why; shown in the instance's details
   */
  CommandAnswer cancel(LabInstanceId instance, Optional<String> note);

  /**
   * A one-time address into a running instance; empty when Skillable knows no such running
   * instance.
   */
  Optional<URI> accessUrl(LabInstanceId instance);

  List<OpenLab> openLabs(SkillableUserId user);

  /** The result of one instance; empty when Skillable says that it does not know it. */
  Optional<InstanceReport> result(LabInstanceId instance);

  /**
   * Streams all instances that changed within the last minutes, as Skillable's clock counts them. A
   * hint list: it may repeat instances, name foreign ones, and its scores are whole numbers.
   *
   * @param minutes 1 to 10080
   * @param sink called on this thread, once per instance; what it was given stays a hint even if
   *     this method then throws
   */
  void latestResults(int minutes, Consumer<InstanceReport> sink);

  /**
   * Streams all instances that started or ended within the range.
   *
   * @param from inclusive
   * @param to at most seven days after {@code from}
   */
  void results(Instant from, Instant to, Consumer<InstanceReport> sink);

  /**
   * What tells an instance whose launch answer was lost from others; credentials in the answer are
   * dropped unread.
   */
  Optional<InstanceIdentity> identity(LabInstanceId instance);

  /**
   * What the instance's activities brought, in the order Details names them; empty when it has
   * none, or Skillable does not know the instance. Answers and credentials are dropped unread.
   */
  List<ActivityResult> activities(LabInstanceId instance);

  List<LabProfile> catalog();

  Optional<LabProfile> labProfile(LabProfileId id);

  /** Makes the class unless there is one of that id; does not change an existing one. */
  void ensureClass(LabClass labClass);

  /** Erases the user at Skillable for good; an unknown user is no error. */
  void closeUserAccount(SkillableUserId user);
}
