package io.labport.adapter.lti.keys;

/** With whose keys the tool signs for a registration. */
public enum KeySetChoice {
  /** Those of the installation. */
  SHARED,
  /** The registration's own, published at an address of its own. */
  OWN
}
