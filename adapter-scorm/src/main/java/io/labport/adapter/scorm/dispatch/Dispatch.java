package io.labport.adapter.scorm.dispatch;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import java.time.Instant;
import java.util.List;

/**
 * One issued package. The package holds only the id and a key; everything else is here, where
 * nobody can tamper with it.
 *
 * @param id 128 random bits in base64url, not beginning with a hyphen; part of addresses
 * @param tenant whose it is; learners of two tenants are never the same person
 * @param title as the LMS shows it
 * @param flavour the kind of package it was made as first
 * @param labs one, or several for a course; their slots are unique
 * @param state whether it may be used
 * @param access when and from where
 * @param limits how much
 * @param handling how learners are treated
 * @param mapping how results are reported
 * @param generation of the launch key in packages issued now; 1 at first
 * @param retired earlier generations
 * @param createdAt when it was issued
 */
public record Dispatch(
    String id,
    String tenant,
    String title,
    Flavour flavour,
    List<DispatchedLab> labs,
    State state,
    Access access,
    Limits limits,
    Handling handling,
    MappingPolicy mapping,
    int generation,
    List<RetiredGeneration> retired,
    Instant createdAt) {

  public Dispatch {
    labs = List.copyOf(labs);
    retired = List.copyOf(retired);
  }

  /** Whether a dispatch may be used. */
  public enum State {
    ENABLED,
    /** Off for now; nothing is lost. */
    DISABLED,
    /** Off for good. */
    REVOKED
  }

  /**
   * A launch key that was replaced.
   *
   * @param generation its number
   * @param acceptedUntil until then it is as good as the present one; afterwards only learners who
   *     prove themselves still get in with it
   */
  public record RetiredGeneration(int generation, Instant acceptedUntil) {}
}
