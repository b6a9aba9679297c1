package io.labport.core.runtime;

import io.labport.core.application.LaunchingConfig;
import io.labport.core.application.TrackingConfig;
import io.labport.core.inbound.skillable.HooksConfig;
import io.labport.core.internal.http.AdminConfig;
import io.labport.core.internal.http.WebConfig;
import io.labport.core.internal.net.OutboundConfig;
import io.labport.core.internal.page.PagesConfig;
import io.labport.core.internal.secret.SecretsConfig;
import io.labport.core.outbound.skillable.SkillableConfig;
import io.labport.core.outbound.storage.StorageConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sections of the core, in the order of the reference table. */
final class CoreSections {
  private CoreSections() {}

  static Map<String, Class<? extends Record>> all() {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>();
    sections.put("skillable", SkillableConfig.class);
    sections.put("web", WebConfig.class);
    sections.put("pages", PagesConfig.class);
    sections.put("admin", AdminConfig.class);
    sections.put("storage", StorageConfig.class);
    sections.put("launching", LaunchingConfig.class);
    sections.put("tracking", TrackingConfig.class);
    sections.put("hooks", HooksConfig.class);
    sections.put("outbound", OutboundConfig.class);
    sections.put("secrets", SecretsConfig.class);
    return sections;
  }
}
