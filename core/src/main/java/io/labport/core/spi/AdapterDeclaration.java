package io.labport.core.spi;

import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.health.HealthCheck;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;

/** What an adapter declared through the helpers of {@link AdapterModule}; read by the runtime. */
public sealed interface AdapterDeclaration {
  record Route(String method, String path, Class<? extends WebHandler> handler)
      implements AdapterDeclaration {}

  record AdminRoute(String method, String path, Class<? extends WebHandler> handler)
      implements AdapterDeclaration {}

  record Offer(Class<?> type) implements AdapterDeclaration {}

  record Subscription(String name, Class<? extends LabEventListener> listener)
      implements AdapterDeclaration {}

  record Check(String name, Class<? extends HealthCheck> check) implements AdapterDeclaration {}

  record Component(Class<? extends Managed> component) implements AdapterDeclaration {}

  record Queue(String name, Class<? extends Worker> worker, WorkSettings settings)
      implements AdapterDeclaration {}
}
