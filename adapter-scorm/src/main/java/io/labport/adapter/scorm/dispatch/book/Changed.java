package io.labport.adapter.scorm.dispatch.book;

import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Dispatch.RetiredGeneration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dispatches with one thing changed. */
final class Changed {
  private Changed() {}

  static Dispatch access(Dispatch d, Access access) {
    return copy(d, d.state(), access, d.generation(), d.retired());
  }

  static Dispatch state(Dispatch d, Dispatch.State state) {
    return copy(d, state, d.access(), d.generation(), d.retired());
  }

  /** The next generation; the present one is retired. */
  static Dispatch rotated(Dispatch d, Instant acceptedUntil) {
    List<RetiredGeneration> retired = new ArrayList<>(d.retired());
    retired.add(new RetiredGeneration(d.generation(), acceptedUntil));
    return copy(d, d.state(), d.access(), d.generation() + 1, retired);
  }

  /** The terms of another one, and what is not among the terms of this one. */
  static Dispatch terms(Dispatch d, Terms terms) {
    return new Dispatch(
        d.id(),
        d.tenant(),
        terms.title(),
        terms.flavour(),
        terms.labs(),
        d.state(),
        terms.access(),
        terms.limits(),
        terms.handling(),
        terms.mapping(),
        d.generation(),
        d.retired(),
        d.createdAt());
  }

  private static Dispatch copy(
      Dispatch d,
      Dispatch.State state,
      Access access,
      int generation,
      List<RetiredGeneration> retired) {
    return new Dispatch(
        d.id(),
        d.tenant(),
        d.title(),
        d.flavour(),
        d.labs(),
        state,
        access,
        d.limits(),
        d.handling(),
        d.mapping(),
        generation,
        retired,
        d.createdAt());
  }
}
