package io.labport.adapter.scorm.dispatch.key;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Pseudonyms;
import io.labport.adapter.scorm.dispatch.TenantSecrets;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Pseudonyms of the tenant's own key: without it nobody can try out guessed ids. */
public final class KeyedPseudonyms implements Pseudonyms {
  private final TenantSecrets tenants;

  @Inject
  public KeyedPseudonyms(TenantSecrets tenants) {
    this.tenants = tenants;
  }

  @Override
  public String of(Dispatch dispatch, String learnerId) {
    return Base32.lower(
        Hmac.sha256(
            tenants.derived(dispatch.tenant(), "pseudonym"),
            (dispatch.id() + "\n" + learnerId).getBytes(StandardCharsets.UTF_8)));
  }
}
