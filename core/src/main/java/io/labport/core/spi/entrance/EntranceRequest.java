package io.labport.core.spi.entrance;

import io.labport.core.domain.LaunchRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * @param launch what the learner wants
 * @param title the lab's title as the LMS shows it
 * @param locales for the pages, best first
 * @param framed whether the page is inside a frame of the LMS: then the lab opens in a new window
 *     by the learner's click, because labs do not work in frames that block third-party cookies
 * @param returnUrl where "back to the course" leads
 * @param labHosts hosts that the lab may be opened on, with their sub-domains; any when empty
 */
public record EntranceRequest(
    LaunchRequest launch,
    String title,
    List<Locale> locales,
    boolean framed,
    Optional<URI> returnUrl,
    List<String> labHosts) {

  public EntranceRequest {
    locales = List.copyOf(locales);
    labHosts = List.copyOf(labHosts);
  }

  /** Into labs on any host. */
  public EntranceRequest(
      LaunchRequest launch,
      String title,
      List<Locale> locales,
      boolean framed,
      Optional<URI> returnUrl) {
    this(launch, title, locales, framed, returnUrl, List.of());
  }
}
