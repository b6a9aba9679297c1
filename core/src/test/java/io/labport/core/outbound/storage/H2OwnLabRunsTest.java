package io.labport.core.outbound.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.port.outbound.LabRuns;
import io.labport.core.testkit.LabRunsContract;
import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A record around ours, as an embedder would put it there to watch what happens. */
final class H2OwnLabRunsTest implements LabRunsContract {
  private final Set<String> watched = ConcurrentHashMap.newKeySet();

  @RegisterExtension
  final StorageExtension fresh =
      StorageExtension.on(TestDatabases::h2, (standard, events) -> watching(standard));

  @Override
  public StorageExtension fresh() {
    return fresh;
  }

  @AfterEach
  void everyCallWentThroughIt() {
    assertThat(watched).contains("open");
  }

  private LabRuns watching(LabRuns standard) {
    return (LabRuns)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {LabRuns.class},
            (proxy, method, arguments) -> {
              watched.add(method.getName());
              try {
                return method.invoke(standard, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
