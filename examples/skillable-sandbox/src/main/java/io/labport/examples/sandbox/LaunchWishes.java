package io.labport.examples.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a launch asked for, checked for form but not against profile and limits. */
record LaunchWishes(
    int labId,
    String userId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String classId,
    boolean canBeMarkedComplete,
    @Nullable String tag,
    @Nullable String ipAddress,
    @Nullable Integer regionId,
    List<Integer> roleIds,
    Map<String, String> variables,
    @Nullable Integer maxSavedLabs,
    @Nullable Integer maxActiveLabs,
    @Nullable String lang,
    @Nullable String instructionsId,
    @Nullable Integer durationMinutes,
    @Nullable Integer inactivityMinutes) {

  /** A launch that names the profile and the user and nothing else. */
  static LaunchWishes plain(int labId, String userId) {
    return new LaunchWishes(
        labId, userId, null, null, null, null, true, null, null, null, List.of(), Map.of(), null,
        null, null, null, null, null);
  }
}
