package io.labport.adapter.lti.profile;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration of the tool in the LMS's own form, which its administrators paste or name by its
 * address. Public: nothing in it is secret.
 */
public interface ReadyConfiguration {

  /** The last part of its address: letters, digits, hyphens and one dot. */
  String file();

  /** Texts, numbers, lists and maps, in the order in which they are shown. */
  Map<String, Object> content(ToolAddresses tool, Wishes wishes);

  /**
   * What the tool asks for.
   *
   * @param deepLinking what the entry for choosing a lab is called
   */
  record Wishes(
      List<String> scopes,
      Map<String, String> customParameters,
      Optional<URI> logo,
      String deepLinking) {
    public Wishes {
      scopes = List.copyOf(scopes);
    }
  }
}
