package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.TenantSecrets;
import io.labport.adapter.scorm.receipt.Receipt;
import jakarta.inject.Inject;

/** Makes the code by which an auditor finds a final result again. Thread-safe. */
public final class Receipts {
  private final TenantSecrets secrets;

  @Inject
  Receipts(TenantSecrets secrets) {
    this.secrets = secrets;
  }

  /** The same result has the same code. */
  String of(Dispatch dispatch, Registration registration, int attempt, Ledger ledger) {
    return new Receipt(
            dispatch.id(),
            registration.pseudonym(),
            Ledgers.origin(registration.id(), attempt),
            ledger.outcome(),
            ledger.result().flatMap(Mapped.Result::percent),
            ledger.finalSince().orElseThrow())
        .code(secrets.derived(dispatch.tenant(), "receipt"));
  }
}
