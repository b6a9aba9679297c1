package io.labport.adapter.lti.profile;

/** How an LMS registers tools; each default is what LTI Dynamic Registration 1.0 says. */
public interface RegistrationQuirks {
  /** An LMS without any. */
  RegistrationQuirks STANDARD = new RegistrationQuirks() {};
}
