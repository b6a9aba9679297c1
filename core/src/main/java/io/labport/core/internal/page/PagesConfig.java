package io.labport.core.internal.page;

import io.labport.core.spi.config.Key;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The section {@code pages.} */
public record PagesConfig(
    @Key(doc = "Name of the school, company or product, shown on every page") Optional<String> name,
    @Key(
            doc =
                "Logo on every page: an https address, or the name of an svg or png file in"
                    + " META-INF/labport/assets on the class path")
        Optional<String> logo,
    @Key(
            doc =
                "A style sheet of your own, loaded after Labport's: an https address, or the name of"
                    + " a css file in META-INF/labport/assets on the class path")
        Optional<String> styleSheet) {
  private static final Pattern PICTURE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,100}\\.(svg|png)");
  private static final Pattern SHEET = Pattern.compile("[a-z0-9][a-z0-9.-]{0,100}\\.css");
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  public PagesConfig {
    logo.ifPresent(value -> check("logo", value, PICTURE, "acme-logo.svg"));
    styleSheet.ifPresent(value -> check("style-sheet", value, SHEET, "acme.css"));
  }

  /** Whether the value is an address, and not the name of a file. */
  public static boolean isAddress(String value) {
    return value.contains("/");
  }

  private static void check(String key, String value, Pattern file, String example) {
    boolean good = isAddress(value) ? loadable(value) : file.matcher(value).matches();
    if (!good) {
      throw new IllegalArgumentException(
          key
              + " must be an https address without a user name, or a file name in lower case such"
              + " as "
              + example);
    }
  }

  private static boolean loadable(String value) {
    try {
      URI address = new URI(value);
      String host = String.valueOf(address.getHost());
      return address.getHost() != null
          && address.getRawUserInfo() == null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && LOCAL.contains(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
