package io.labport.adapter.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.registration.Registration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchObserversTest {

  @Test
  void anObserverThatFailsCostsNeitherTheLaunchNorTheOthers() {
    try (FakePlatform platform = new FakePlatform();
        CapturedLog log = CapturedLog.of("io.labport.adapter.lti.launch")) {
      LtiMessage message =
          new LtiMessage(
              new Claims(JsonNodeFactory.instance.objectNode()),
              new Registration("campus", new Agreed(platform).config()));
      List<LtiMessage> seen = new ArrayList<>();
      Set<LaunchObserver> observers = new LinkedHashSet<>();
      observers.add(
          m -> {
            throw new IllegalStateException("no database");
          });
      observers.add(seen::add);

      new LaunchObservers(observers).accepted(message);

      assertThat(seen).containsExactly(message);
      assertThat(log.text()).contains("registration campus").contains("no database");
    }
  }
}
