package io.labport.core.internal.http;

import io.labport.core.spi.http.WebHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows which handler answers what. Filled before the start, read-only afterwards. */
public final class Router {
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private record Route(String mount, String method, RoutePath path, WebHandler handler) {}

  /** What became of the search. */
  sealed interface Match {
    /**
     * @param pattern the route as declared, for logs: the path itself may carry secrets
     */
    record Found(WebHandler handler, Map<String, String> variables, String pattern)
        implements Match {}

    record OtherMethod(Set<String> allowed) implements Match {}

    record Nowhere() implements Match {}
  }

  private final List<Route> routes = new ArrayList<>();

  /**
   * @throws IllegalArgumentException when the route cannot be served, or another one matches the
   *     same requests
   */
  public void add(String mount, String method, String path, WebHandler handler) {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "route " + path + ": '" + method + "' is not one of " + new TreeSet<>(METHODS));
    }
    Route route = new Route(mount, method, RoutePath.of(path), handler);
    for (Route other : routes) {
      if (other.mount().equals(mount)
          && other.method().equals(method)
          && other.path().precedence().equals(route.path().precedence())) {
        throw new IllegalArgumentException(
            "the routes " + other.path().pattern() + " and " + path + " match the same requests");
      }
    }
    routes.add(route);
    routes.sort(Comparator.comparing(each -> each.path().precedence()));
  }

  Match find(String mount, String method, List<String> segments) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    Set<String> allowed = new TreeSet<>();
    List<String> path = segments.equals(List.of("")) ? List.of() : segments;
    for (Route route : routes) {
      Optional<Map<String, String>> variables =
          route.mount().equals(mount) ? route.path().match(path) : Optional.empty();
      if (variables.isEmpty()) {
        continue;
      }
      if (route.method().equals(wanted)) {
        return new Match.Found(route.handler(), variables.get(), route.path().pattern());
      }
      allowed.add(route.method());
    }
    if (allowed.isEmpty()) {
      return new Match.Nowhere();
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return new Match.OtherMethod(allowed);
  }
}
