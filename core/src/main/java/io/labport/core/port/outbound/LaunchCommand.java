package io.labport.core.port.outbound;

import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.SkillableUserId;
import java.util.Optional;

/**
 * Every parameter of Launch (Skillable Lab API v3, Launch). {@code toString} shows no personal
 * data.
 *
 * @param lab {@code labid}
 * @param user {@code userid}
 * @param firstName {@code firstname}
 * @param lastName {@code lastname}
 * @param email {@code email}
 * @param classId {@code classId}
 * @param tag {@code tag}
 * @param ipAddress {@code ipAddress}: the learner's, IPv4 or IPv6
 * @param settings all others
 */
public record LaunchCommand(
    LabProfileId lab,
    SkillableUserId user,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> email,
    Optional<String> classId,
    Optional<String> tag,
    Optional<String> ipAddress,
    LaunchSettings settings) {
  @Override
  public String toString() {
    return "LaunchCommand[lab " + lab + "]";
  }
}
