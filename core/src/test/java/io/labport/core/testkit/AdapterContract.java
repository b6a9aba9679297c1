package io.labport.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Module;
import com.google.inject.spi.Elements;
import com.google.inject.spi.InstanceBinding;
import io.labport.core.runtime.AdapterStartException;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.AdapterModule;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every adapter must keep. Implement it in a test class; it runs the adapter in a real Labport
 * with a database in memory, and Skillable out of reach.
 */
public interface AdapterContract {

  /** A new adapter. */
  AdapterModule<?> adapter();

  /** Keys that let the adapter start, whole: {@code adapters.<id>.<key>}, and core's if needed. */
  Map<String, String> configuration();

  @Test
  default void itStartsASecondTimeAfterItsEnd() {
    start(configuration()).close();
    try (Labport labport = start(configuration())) {
      assertThat(labport.health().checks()).containsKey("storage");
    }
  }

  @Test
  default void itRunsTwiceInOneProcess() {
    try (Labport one = start(configuration());
        Labport two = start(configuration())) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  default void itLeavesNoThreadBehind() {
    start(configuration()).close();
    Set<String> before = threads();

    start(configuration()).close();

    assertThat(threads()).isSubsetOf(before);
  }

  @Test
  default void aKeyThatItNeedsIsNamedWhenItIsMissing() {
    for (String key : configuration().keySet()) {
      Map<String, String> without = new HashMap<>(configuration());
      without.remove(key);

      Throwable thrown = catchThrowable(() -> start(without).close());

      if (thrown != null) {
        assertThat(thrown)
            .isInstanceOfAny(ConfigurationException.class, AdapterStartException.class)
            .hasMessageContaining(key);
      }
    }
  }

  @Test
  default void aKeyThatItDoesNotHaveIsNamed() {
    Map<String, String> more = new HashMap<>(configuration());
    String key = "adapters." + adapter().id() + ".a-key-of-no-adapter";
    more.put(key, "x");

    assertThatThrownBy(() -> start(more).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(key);
  }

  @Test
  default void everyKeyIsDescribed() {
    assertThat(Labport.describeConfiguration(List.of(adapter())).lines())
        .filteredOn(line -> line.startsWith("| `adapters."))
        .allSatisfy(line -> assertThat(line).doesNotContain("|  |"));
  }

  @Test
  default void rubbishIsAnsweredWith4xx() {
    try (Labport labport = start(configuration())) {
      for (AdapterDeclaration.Route route : routes()) {
        for (Rubbish rubbish : Rubbish.values()) {
          int status = labport.serve(rubbish.request(adapter().id(), route)).status();

          // a page or a key set that asks for nothing may well answer
          int least = route.method().equals("GET") ? 200 : 400;
          assertThat(status)
              .as("%s to %s %s", rubbish, route.method(), route.path())
              .isBetween(least, 499);
        }
      }
    }
  }

  private Labport start(Map<String, String> configuration) {
    Map<String, String> whole = new HashMap<>(TestConfig.minimal());
    whole.putAll(configuration);
    return Labport.builder()
        .config(ConfigSource.of(whole))
        .storage(Storages.inMemory())
        .adapters(adapter())
        .start();
  }

  private List<AdapterDeclaration.Route> routes() {
    return Elements.getElements(configured(adapter())).stream()
        .filter(InstanceBinding.class::isInstance)
        .map(element -> ((InstanceBinding<?>) element).getInstance())
        .filter(AdapterDeclaration.Route.class::isInstance)
        .map(AdapterDeclaration.Route.class::cast)
        .toList();
  }

  private <C extends Record> Module configured(AdapterModule<C> adapter) {
    return adapter.configuredWith(
        ConfigSource.of(configuration()).section("adapters." + adapter.id(), adapter.configType()));
  }

  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
    return names;
  }

  /** What strangers send. */
  enum Rubbish {
    NOTHING("", "", ""),
    FORM("application/x-www-form-urlencoded", "id_token=x.y.z&state=%20&a=b&a=c", "q=rubbish"),
    BROKEN_FORM("application/x-www-form-urlencoded", "a=%zz", ""),
    JSON("application/json", "{\"rubbish\":[[[[{}]]]]}", "state=rubbish"),
    BROKEN_JSON("application/json", "{\"rubbish\":", ""),
    BYTES("application/octet-stream", "\u0000\u0001\u00ff", "%00=%00"),
    OTHER_TYPE("text/xml; charset=nonsense", "<a><b></a>", "a&&=&b");

    private final String contentType;
    private final String body;
    private final String query;

    Rubbish(String contentType, String body, String query) {
      this.contentType = contentType;
      this.body = body;
      this.query = query;
    }

    private IncomingRequest request(String adapter, AdapterDeclaration.Route route) {
      Map<String, List<String>> headers =
          contentType.isEmpty() ? Map.of() : Map.of("content-type", List.of(contentType));
      return new IncomingRequest(
          route.method(),
          "/" + adapter + route.path().replaceAll("\\{[^}]+}", "rubbish"),
          query,
          headers,
          body.getBytes(StandardCharsets.ISO_8859_1),
          Map.of(),
          InetAddress.getLoopbackAddress());
    }
  }
}
