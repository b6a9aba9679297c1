package io.labport.core.runtime;

import com.google.inject.Injector;
import io.labport.core.internal.event.Subscriptions;
import io.labport.core.internal.http.AdminDoor;
import io.labport.core.internal.http.Router;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.Managed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An adapter, or the core itself, with what it declared.
 *
 * @param id the mount of its routes
 */
record Mounted(String id, Injector injector, Set<AdapterDeclaration> declarations) {

  /** Hands everything but the components to whoever serves it. */
  void register(
      Router router,
      AdminDoor admin,
      Subscriptions subscriptions,
      WorkEngine engine,
      HealthChecks checks) {
    for (AdapterDeclaration declaration : declarations) {
      if (declaration instanceof AdapterDeclaration.Route route) {
        router.add(id, route.method(), route.path(), injector.getInstance(route.handler()));
      } else if (declaration instanceof AdapterDeclaration.AdminRoute route) {
        router.add(
            AdminDoor.MOUNT,
            route.method(),
            "/" + id + route.path(),
            admin.guarding(injector.getInstance(route.handler())));
      } else if (declaration instanceof AdapterDeclaration.Subscription subscription) {
        subscriptions.add(
            id + "/" + subscription.name(),
            Named.listener(id, injector.getInstance(subscription.listener())));
      } else if (declaration instanceof AdapterDeclaration.Queue queue) {
        engine.register(
            queue.name(), Named.worker(id, injector.getInstance(queue.worker())), queue.settings());
      } else if (declaration instanceof AdapterDeclaration.Check check) {
        checks.add(id + "/" + check.name(), injector.getInstance(check.check()));
      }
    }
  }

  /** What the embedder may have, by its type. */
  Map<Class<?>, Object> offered() {
    Map<Class<?>, Object> offered = new LinkedHashMap<>();
    for (AdapterDeclaration declaration : declarations) {
      if (declaration instanceof AdapterDeclaration.Offer offer) {
        offered.put(offer.type(), injector.getInstance(offer.type()));
      }
    }
    return offered;
  }

  List<Managed> components() {
    List<Managed> components = new ArrayList<>();
    for (AdapterDeclaration declaration : declarations) {
      if (declaration instanceof AdapterDeclaration.Component component) {
        components.add(injector.getInstance(component.component()));
      }
    }
    return components;
  }
}
