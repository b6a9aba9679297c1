package io.labport.examples.certification;

import java.util.ArrayList;
import java.util.List;

/** All cases, in the order in which they should be tried. */
final class Catalogue {
  private Catalogue() {}

  /**
   * The key set comes first, as long as the tool is willing to fetch it again; the flood of unknown
   * kids at the end of that group is over before the others begin, and they need no fetch.
   */
  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    all.addAll(LoginCases.all());
    all.addAll(KeyCases.all());
    all.addAll(PayloadCases.bad());
    all.addAll(PayloadCases.good());
    all.addAll(JwtCases.all());
    all.addAll(ClaimCases.all());
    all.addAll(FlowCases.all());
    all.addAll(StorageCases.all());
    all.addAll(DeepLinkCases.all());
    all.addAll(MembershipCases.all());
    all.addAll(GradeCases.all());
    all.addAll(TokenCases.all());
    all.addAll(RegistrationCases.all());
    return List.copyOf(all);
  }
}
