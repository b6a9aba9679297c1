package io.labport.core.inbound.skillable;

import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import java.util.List;

/**
 * Serves {@code /skillable/hooks}. Built like an adapter, because it needs nothing that an adapter
 * may not have; installed only when a secret is configured.
 */
public final class SkillableHooksModule extends AdapterModule<HooksConfig> {
  public SkillableHooksModule() {
    super("skillable", HooksConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(HooksConfig config) {
    for (String method : List.of("GET", "POST", "PUT")) {
      route(method, "/hooks/{first}", HookEndpoint.class);
      route(method, "/hooks/{first}/{second}", HookEndpoint.class);
      route(method, "/hooks/{first}/{second}/{third}", HookEndpoint.class);
    }
  }
}
