package io.labport.adapter.lti.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Administration of registrations, deployments and invitations, for embedders ({@code
 * Labport.offered(LtiRegistrations.class)}) and for the routes below {@code /admin/lti}.
 * Thread-safe; other nodes see a change within seconds. Registrations from the configuration are
 * shown too, and changed only there.
 *
 * <p>Terms are given as the configuration's keys below {@code adapters.lti.registrations.<key>},
 * with texts, booleans, lists and maps as values. Whatever is refused changes nothing.
 */
public interface LtiRegistrations {

  /** Those of the configuration first, then the stored ones in the order of their keys. */
  List<RegistrationView> list();

  Optional<RegistrationView> show(String key);

  /**
   * Adds a registration that was agreed by hand.
   *
   * @param key part of the login address, if it was given to the platform already; else one is made
   * @throws RegistrationRefused naming the member that is unknown or wrong, or when key or platform
   *     are taken
   */
  RegistrationView add(Optional<String> key, String name, Map<String, ?> terms);

  /**
   * Changes what is named; a null brings the default back. In {@code legacy-consumers} and {@code
   * lab-defaults} only the named entries change.
   *
   * @throws RegistrationRefused when it is not there or comes from the configuration, a member is
   *     unknown or wrong, or the platform is taken
   */
  RegistrationView change(String key, Optional<String> name, Map<String, ?> changes);

  /**
   * Accepts launches: ends {@code pending} (approves) and {@code disabled}.
   *
   * @throws RegistrationRefused as {@link #change}
   */
  RegistrationView enable(String key);

  /**
   * Refuses launches, also those whose login has begun.
   *
   * @throws RegistrationRefused as {@link #change}
   */
  RegistrationView disable(String key);

  /**
   * Removes it with its deployments for good. Grades that are still to be sent to it are lost.
   *
   * @throws RegistrationRefused when it is not there or comes from the configuration
   */
  void delete(String key);

  /**
   * The registration as a section of {@code labport.yaml}; secrets are left as references to the
   * environment.
   *
   * @throws RegistrationRefused when it is not there
   */
  String exported(String key);

  /**
   * Makes a link by which the administrator of one platform registers it by Dynamic Registration.
   *
   * @throws RegistrationRefused when the registration to update is not a stored one
   */
  Invited invite(InvitationTerms terms);

  /** Those that are open, and for a while those that were used or have expired. */
  List<Invitation> invitations();

  /** Withdraws an invitation and says whether it was there. */
  boolean withdraw(String id);

  /**
   * The deployments that were seen, decided about or named in the terms.
   *
   * @throws RegistrationRefused when there is no such registration
   */
  List<Deployment> deployments(String key);

  /**
   * Approves ({@code ACTIVE}), blocks or puts back ({@code PENDING}) a deployment, seen or not.
   *
   * @throws RegistrationRefused when there is no such registration, or the id has not 1 to 255
   *     characters
   */
  Deployment decide(String key, String deployment, DeploymentState state);
}
