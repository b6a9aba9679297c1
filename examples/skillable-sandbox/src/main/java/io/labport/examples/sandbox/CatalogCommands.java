package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Catalog, LabProfile and DeliveryRegions. */
final class CatalogCommands {

  private static final List<String> REGIONS =
      List.of("US East", "US West", "EU Central", "Asia South");
  private static final Instant CREATED = Instant.parse("2024-03-01T09:00:00Z");

  private final World world;

  CatalogCommands(World world) {
    this.world = world;
  }

  static boolean isRegion(int id) {
    return id >= 1 && id <= REGIONS.size();
  }

  static String regionName(int id) {
    return REGIONS.get(id - 1);
  }

  static String seriesName(int id) {
    return "Sandbox series " + id;
  }

  Answer catalog(ApiParameters parameters) {
    boolean all = Integer.valueOf(1).equals(parameters.integer("includeAll"));
    Integer series = parameters.integer("LabSeriesID");
    List<LabProfile> shown =
        world.profiles.values().stream()
            .filter(profile -> all || (profile.developed() && profile.enabled()))
            .filter(profile -> series == null || profile.seriesId() == series)
            .toList();
    ObjectNode body = Answer.object();
    ArrayNode rows = body.putArray("LabSeries");
    shown.stream().map(LabProfile::seriesId).distinct().forEach(id -> rows.add(series(id)));
    ArrayNode profiles = body.putArray("LabProfiles");
    shown.forEach(profile -> profiles.add(profile(profile)));
    putRegions(body);
    return Answer.success(body);
  }

  private static ObjectNode series(int id) {
    ObjectNode row = Answer.object();
    row.put("Id", id).put("Name", seriesName(id)).putNull("Description");
    row.put("OrganizationId", "77").put("OrganizationName", "Sandbox organization");
    row.put("NumTrainingDays", 1).put("AllowAssignments", true).putNull("AllowAssignmentsUntil");
    row.put("Created", Epochs.date(CREATED)).put("CreatedBy", "Sandbox").putNull("LastModified");
    return row.putNull("LastModifiedBy").put("Price", 0);
  }

  Answer labProfile(ApiParameters parameters) {
    LabProfile profile = world.profiles.get(parameters.requiredInteger("id"));
    return profile == null
        ? Answer.error("Lab profile not found")
        : Answer.success(profile(profile));
  }

  private static ObjectNode profile(LabProfile profile) {
    ObjectNode row = Answer.object();
    row.put("Id", profile.id()).put("Name", profile.name()).put("Number", profile.number());
    row.putNull("Description").putNull("Objective").putNull("Scenario");
    row.put("SeriesId", profile.seriesId()).put("OrganizationId", 77);
    row.put("Enabled", profile.enabled());
    row.put("ReasonDisabled", profile.enabled() ? null : "Disabled in the sandbox");
    row.put("DevelopmentStatusId", profile.developed() ? 10 : 1);
    row.put("DurationMinutes", profile.durationMinutes());
    row.put("ExpectedDurationMinutes", profile.durationMinutes());
    row.put("Ram", 4096).put("IsExam", profile.exam());
    row.put("HasIntegratedContent", !profile.tasks().isEmpty()).put("ContentVersion", 1);
    row.put("PlatformId", 2).putNull("CloudPlatformId");
    row.put("SharedClassEnvironmentRoleId", profile.sharedEnvironmentRole());
    row.putNull("SharedClassEnvironmentLabProfileId");
    ArrayNode sets = row.putArray("InstructionSets");
    for (String language : profile.languages()) {
      ObjectNode set = sets.addObject();
      set.put("Id", "Base-" + language).put("Language", language).putNull("Description");
      set.put("LabTitle", profile.name()).put("DurationMinutes", profile.durationMinutes());
      set.put("OrganizationId", 77);
    }
    row.putArray("Tags");
    row.putArray("Skills");
    row.putArray("Products");
    row.put("PremiumPrice", 0).put("BasicPrice", 0).put("PricePerHour", 0);
    row.putNull("ExpectedCloudCost").putNull("ParticipantLabPrice");
    row.put("RequiresBrowserPlugin", false).put("RequiresNestedVirtualization", false);
    row.put("NumPublicIpAddresses", 0).put("UsesRdp", false);
    // Three spellings of a date, since published samples have all three.
    row.put("Created", CREATED.toEpochMilli()).put("LastModified", Epochs.date(CREATED));
    return row.put("SCORMLastDownloaded", "/Date(" + CREATED.toEpochMilli() + ")");
  }

  Answer deliveryRegions(ApiParameters parameters) {
    ObjectNode body = Answer.object();
    putRegions(body);
    return Answer.success(body);
  }

  private static void putRegions(ObjectNode body) {
    ArrayNode regions = body.putArray("DeliveryRegions");
    for (int id = 1; id <= REGIONS.size(); id++) {
      @Nullable String none = null;
      regions.addObject().put("Id", id).put("Name", regionName(id)).put("Description", none);
    }
  }
}
