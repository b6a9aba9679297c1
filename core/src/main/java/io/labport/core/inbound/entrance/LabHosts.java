package io.labport.core.inbound.entrance;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which hosts a learner may be sent to. */
final class LabHosts {
  private LabHosts() {}

  /**
   * Whether the address is on one of the hosts or below it.
   *
   * @param hosts any when empty
   */
  static boolean allow(List<String> hosts, URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return hosts.isEmpty()
        || hosts.stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .anyMatch(each -> host.equals(each) || host.endsWith("." + each));
  }
}
