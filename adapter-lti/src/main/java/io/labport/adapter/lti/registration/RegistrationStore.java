package io.labport.adapter.lti.registration;

import java.util.List;
import java.util.Optional;

/**
 * Where registrations are kept that do not come from the configuration. By default in Labport's own
 * database; an embedder with a repository of its own gives it to {@code
 * LtiAdapter.withRegistrations}. Thread-safe across nodes. Every method may be called on any
 * thread, outside any transaction of ours; look-ups are cached for a few seconds by the caller.
 */
public interface RegistrationStore {

  /** What became of a change. */
  enum Change {
    DONE,
    /** The key belongs to another registration; nothing was changed. */
    KEY_TAKEN,
    /** Another registration has the same issuer and client id; nothing was changed. */
    PLATFORM_TAKEN,
    /** It is gone, or somebody else has changed it since it was read; nothing was changed. */
    OUTDATED
  }

  Optional<StoredRegistration> find(String key);

  /** Those whose issuer is exactly this one, at most 1000. */
  List<StoredRegistration> ofIssuer(String issuer);

  /**
   * The next ones in the order of their keys.
   *
   * @param after the last key of the page before; empty for the first page
   * @param limit 1 to 1000
   */
  List<StoredRegistration> page(Optional<String> after, int limit);

  /**
   * Adds it if neither its key nor its (issuer, client id) is there; of any number of concurrent
   * callers with the same platform at most one is told {@link Change#DONE}.
   */
  Change add(StoredRegistration registration);

  /** Replaces the one of the same key if it still has the version. */
  Change replace(StoredRegistration registration);

  /** Removes it for good and says whether it was there. */
  boolean remove(String key);
}
