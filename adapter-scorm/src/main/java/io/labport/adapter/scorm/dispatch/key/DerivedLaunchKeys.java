package io.labport.adapter.scorm.dispatch.key;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.adapter.scorm.dispatch.TenantSecrets;
import jakarta.inject.Inject;
import java.util.Base64;

/** Derives launch keys from the tenant's key (decision 6): none of them is stored. */
public final class DerivedLaunchKeys implements LaunchKeys {
  private final TenantSecrets tenants;

  @Inject
  public DerivedLaunchKeys(TenantSecrets tenants) {
    this.tenants = tenants;
  }

  @Override
  public String key(Dispatch dispatch, int generation) {
    // An id is base64url: it has no line break, so two purposes are never the same text.
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            tenants.derived(dispatch.tenant(), "launch\n" + dispatch.id() + "\n" + generation));
  }
}
