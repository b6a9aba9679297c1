package io.labport.adapter.scorm.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.Scene;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantActionsTest {
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, new TestClock());

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private com.fasterxml.jackson.databind.JsonNode act(int status, String what, String tenant)
      throws Exception {
    return scene.json(
        status,
        scene.admin("POST", "/tenants/{tenant}/" + what, Map.of("tenant", tenant), Map.of(), ""));
  }

  private boolean shownAsRevoked(Dispatch dispatch) throws Exception {
    return scene
        .json(
            200, scene.admin("GET", "/dispatches/{id}", Map.of("id", dispatch.id()), Map.of(), ""))
        .path("tenantRevoked")
        .asBoolean();
  }

  @Test
  void revokingATenantShutsAllItsDispatchesAndEnablingOpensThoseThatWereOpen() throws Exception {
    Dispatch one = scene.issue(Map.of("tenant", "acme"));
    Dispatch disabled = scene.issue(Map.of("tenant", "acme"));
    Dispatch other = scene.issue(Map.of("tenant", "globex"));
    scene.get(ScormDispatches.class).disable(disabled.id());

    assertThat(act(200, "revoke", "acme").path("revoked").asBoolean()).isTrue();
    assertThat(act(200, "revoke", "acme").path("revoked").asBoolean()).isTrue();
    assertThat(scene.enter(one)).isEqualTo(Scene.refused(RefusalCode.REVOKED));
    assertThat(scene.enter(disabled)).isEqualTo(Scene.refused(RefusalCode.REVOKED));
    Scene.admitted(scene.enter(other));
    assertThat(shownAsRevoked(one)).isTrue();
    assertThat(shownAsRevoked(other)).isFalse();

    assertThat(act(200, "enable", "acme").path("revoked").asBoolean()).isFalse();
    Scene.admitted(scene.enter(one));
    assertThat(scene.enter(disabled)).isEqualTo(Scene.refused(RefusalCode.DISABLED));
  }

  @Test
  void aTenantThatNothingWasIssuedForIsNotFound() throws Exception {
    assertThat(act(404, "revoke", "nobody").path("code").asText())
        .isEqualTo("scorm.tenant-unknown");
    assertThat(act(404, "enable", "../acme").path("field").asText()).isEqualTo("tenant");
  }
}
