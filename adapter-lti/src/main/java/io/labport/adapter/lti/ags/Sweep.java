package io.labport.adapter.lti.ags;

/**
 * How far one pass of the reconciliation has come.
 *
 * @param began when the pass began, in milliseconds since 1970
 * @param after the last binding that was looked at; empty at the beginning and between two passes
 * @param all whether this pass also looks at bindings that nobody has launched for long
 * @param lastAll when the last such pass began, in milliseconds since 1970; 0 for never
 */
record Sweep(long began, String after, boolean all, long lastAll) {
  static final Sweep NONE = new Sweep(0, "", false, 0);

  boolean underWay() {
    return !after.isEmpty();
  }

  Sweep next(long now, long allEvery) {
    boolean everything = now - lastAll >= allEvery;
    return new Sweep(now, "", everything, everything ? now : lastAll);
  }

  Sweep at(String binding) {
    return new Sweep(began, binding, all, lastAll);
  }
}
