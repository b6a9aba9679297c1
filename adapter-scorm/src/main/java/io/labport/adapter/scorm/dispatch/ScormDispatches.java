package io.labport.adapter.scorm.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Administration of dispatches, for embedders ({@code Labport.offered(ScormDispatches.class)}) and
 * for the routes below {@code /admin/scorm}. Thread-safe; a change works at the next call, on all
 * nodes.
 *
 * <p>Terms are given as the members of the route's JSON ({@code title}, {@code labs}, {@code
 * access}, {@code limits} and so on), with texts, booleans, numbers, lists and maps as values.
 * Whatever is refused changes nothing.
 */
public interface ScormDispatches {

  /**
   * Issues a dispatch.
   *
   * @throws DispatchRefused naming every member that is unknown or wrong
   */
  IssuedDispatch create(Map<String, ?> terms);

  /**
   * The next dispatches, in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first page
   * @param limit 1 to 1000
   */
  List<IssuedDispatch> list(Optional<String> after, int limit);

  Optional<IssuedDispatch> show(String id);

  /**
   * Changes what is named; a null brings the default back, and a list replaces the whole list (JSON
   * Merge Patch, RFC 7396). The tenant stays.
   *
   * @throws DispatchRefused naming every member that is unknown or wrong, or when there is no such
   *     dispatch
   */
  IssuedDispatch change(String id, Map<String, ?> changes);

  /**
   * Ends {@code disabled}.
   *
   * @throws DispatchRefused when there is no such dispatch, or it was revoked
   */
  IssuedDispatch enable(String id);

  /**
   * Off for now: also sessions that have begun are refused at their next call.
   *
   * @throws DispatchRefused when there is no such dispatch, or it was revoked
   */
  IssuedDispatch disable(String id);

  /**
   * Off for good.
   *
   * @throws DispatchRefused when there is no such dispatch
   */
  IssuedDispatch revoke(String id);

  /**
   * Shuts out everybody of a tenant, whatever its dispatches say, until it is enabled again. Also
   * sessions that have begun are refused at their next call.
   *
   * @throws DispatchRefused when nothing was ever issued for the tenant
   */
  void revokeTenant(String tenant);

  /**
   * Ends {@link #revokeTenant}: the tenant's dispatches are what they were.
   *
   * @throws DispatchRefused when nothing was ever issued for the tenant
   */
  void enableTenant(String tenant);

  /** Whether a tenant is shut out. */
  boolean tenantRevoked(String tenant);

  /**
   * Gives packages made from now on another launch key. Nothing has to be imported again: with the
   * key before it everybody gets in for the time of grace, and afterwards learners who prove
   * themselves.
   *
   * @param grace {@code adapters.scorm.rotation-grace} when absent; nothing at all when the package
   *     has leaked
   * @throws DispatchRefused when there is no such dispatch, or it was revoked
   */
  IssuedDispatch rotate(String id, Optional<Duration> grace);

  /** Origins that wait for approval. */
  List<String> waitingOrigins(String id);

  /**
   * Lets SCOs of this origin in.
   *
   * @throws DispatchRefused when there is no such dispatch, or this is no origin
   */
  IssuedDispatch approveOrigin(String id, String origin);

  /**
   * Lets SCOs of this origin in no more, or ends its waiting. Where origins are learnt and none is
   * left, the next one is.
   *
   * @throws DispatchRefused when there is no such dispatch or origin, or it is the last one of a
   *     dispatch that would then be open to all
   */
  IssuedDispatch removeOrigin(String id, String origin);

  /** How many learners were counted since the last reset. */
  int registered(String id);

  /**
   * The next registrations.
   *
   * @param unacknowledged as in {@link RegistrationBook#page}, like the rest
   * @throws DispatchRefused when there is no such dispatch
   */
  List<RegistrationBook.Entry> registrations(
      String id, boolean unacknowledged, Optional<String> after, int limit);
}
