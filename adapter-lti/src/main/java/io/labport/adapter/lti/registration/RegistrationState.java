package io.labport.adapter.lti.registration;

/** Whether a registration may be used. */
public enum RegistrationState {
  ACTIVE,
  /** Known, but not yet approved. */
  PENDING,
  DISABLED
}
