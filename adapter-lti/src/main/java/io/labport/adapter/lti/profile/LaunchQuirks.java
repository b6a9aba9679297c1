package io.labport.adapter.lti.profile;

/** Where an LMS's logins and launches differ from LTI Core 1.3. */
public interface LaunchQuirks {
  /** An LMS without any. */
  LaunchQuirks STANDARD = new LaunchQuirks() {};
}
