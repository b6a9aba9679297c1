package io.labport.adapter.lti.profile;

import java.util.Locale;

/** Comparing host names. */
final class Hosts {
  private Hosts() {}

  /** The domain itself or a host below it. */
  static boolean below(String host, String domain) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
