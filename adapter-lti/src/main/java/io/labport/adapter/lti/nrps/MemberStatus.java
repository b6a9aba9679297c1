package io.labport.adapter.lti.nrps;

/** How somebody stands in a course (NRPS 2.0, section 2.3). */
public enum MemberStatus {
  ACTIVE,
  INACTIVE,
  /** No longer in the course; only in answers about changes. */
  DELETED
}
