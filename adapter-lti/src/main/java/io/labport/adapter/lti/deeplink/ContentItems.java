package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.ags.GradePosts;
import io.labport.adapter.lti.ags.TotalColumn;
import io.labport.adapter.lti.link.ChosenLab;
import io.labport.adapter.lti.link.LinkKeys;
import io.labport.core.domain.LabProfile;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the content items (Deep Linking 2.0, section 3). Platforms copy them to other courses, so
 * they hold nothing of this one and of nobody.
 */
public final class ContentItems {
  private static final int LONGEST_TITLE = 255;
  private static final int LONGEST_TEXT = 500;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 900;
  private static final int ICON = 64;

  private final LinkKeys keys;
  private final PublicAddress self;
  private final Assets assets;

  @Inject
  public ContentItems(LinkKeys keys, PublicAddress self, Assets assets) {
    this.keys = keys;
    this.self = self;
    this.assets = assets;
  }

  /** One item for each chosen lab that there still is, in their order. */
  List<Map<String, Object>> of(Session session, List<LabProfile> labs) {
    return session.picking().picks().stream()
        .flatMap(
            pick ->
                DetailsPage.find(labs, pick.lab()).stream().map(lab -> item(session, pick, lab)))
        .toList();
  }

  private Map<String, Object> item(Session session, Pick pick, LabProfile lab) {
    DeepLinkingSettings settings = session.settings().orElseThrow();
    ChosenLab chosen = new ChosenLab(pick.lab(), PickRules.settings(pick, lab));
    String key = keys.keep(session.message().tenant(), chosen);
    String url = self.of("/open/" + pick.lab() + "/" + key).toString();
    DeepLinkingSettings.Item type = settings.item().orElseThrow();
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("type", type.type);
    item.put("title", title(pick, lab));
    text(settings, lab).ifPresent(text -> item.put("text", text));
    item.put("url", url);
    item.put(
        "icon", Map.of("url", assets.of("lti-lab.png").toString(), "width", ICON, "height", ICON));
    place(settings, pick, url, type).ifPresent(place -> item.put(place.name(), place.size()));
    if (type == DeepLinkingSettings.Item.RESOURCE_LINK) {
      Map<String, String> custom = new LinkedHashMap<>(chosen.parameters());
      custom.put("link_key", key);
      item.put("custom", custom);
      lineItem(session, settings, pick, lab).ifPresent(line -> item.put("lineItem", line));
      ZoneId zone = PickRules.zone(session.picking().zone()).orElse(ZoneOffset.UTC);
      times(pick.from(), pick.until(), zone).ifPresent(t -> item.put("available", t));
      times("", pick.due(), zone).ifPresent(t -> item.put("submission", t));
    }
    return item;
  }

  private static String title(Pick pick, LabProfile lab) {
    String typed = PlainText.atMost(LONGEST_TITLE, pick.title().strip());
    return typed.isEmpty() ? PlainText.atMost(LONGEST_TITLE, PlainText.of(lab.name())) : typed;
  }

  private static Optional<String> text(DeepLinkingSettings settings, LabProfile lab) {
    return (settings.multiple() ? Optional.<String>empty() : settings.text())
        .or(lab::description)
        .map(PlainText::of)
        .filter(text -> !text.isEmpty())
        .map(text -> PlainText.atMost(LONGEST_TEXT, text));
  }

  private static Optional<Map<String, Object>> lineItem(
      Session session, DeepLinkingSettings settings, Pick pick, LabProfile lab) {
    boolean graded = session.message().registration().agreed().sendGrades() != GradePosts.OFF;
    if (!graded || !settings.columns() || !pick.column()) {
      return Optional.empty();
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("label", title(pick, lab));
    line.put("scoreMaximum", PickRules.points(pick).orElseThrow());
    line.put("resourceId", TotalColumn.resourceId(lab.id()));
    line.put("tag", TotalColumn.TAG);
    line.put("gradesReleased", true);
    return Optional.of(line);
  }

  private record Place(String name, Map<String, Object> size) {}

  /** Sections 3.1 and 3.2: the frame of a plain link says its source, that of a launch does not. */
  private static Optional<Place> place(
      DeepLinkingSettings settings, Pick pick, String url, DeepLinkingSettings.Item type) {
    if (settings.window() && (pick.window() || !settings.iframe())) {
      return Optional.of(
          new Place("window", Map.of("targetName", "_blank", "width", WIDTH, "height", HEIGHT)));
    }
    if (!settings.iframe()) {
      return Optional.empty();
    }
    Map<String, Object> frame = new LinkedHashMap<>(Map.of("width", WIDTH, "height", HEIGHT));
    if (type == DeepLinkingSettings.Item.LINK) {
      frame.put("src", url);
    }
    return Optional.of(new Place("iframe", frame));
  }

  private static Optional<Map<String, String>> times(String start, String end, ZoneId zone) {
    Map<String, String> times = new LinkedHashMap<>();
    PickRules.moment(start).ifPresent(m -> times.put("startDateTime", stamp(m, zone)));
    PickRules.moment(end).ifPresent(m -> times.put("endDateTime", stamp(m, zone)));
    return times.isEmpty() ? Optional.empty() : Optional.of(times);
  }

  private static String stamp(LocalDateTime moment, ZoneId zone) {
    return DateTimeFormatter.ISO_INSTANT.format(moment.atZone(zone).toInstant());
  }
}
