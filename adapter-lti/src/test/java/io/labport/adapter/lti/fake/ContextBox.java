package io.labport.adapter.lti.fake;

import io.labport.core.spi.store.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** No encryption, but the same rule about contexts, and nothing readable by accident. */
public final class ContextBox implements SecretBox {
  @Override
  public String seal(String plain, String context) {
    return Base64.getEncoder()
        .encodeToString((context + "\n" + plain).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String open(String sealed, String context) {
    String opened = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
    if (!opened.startsWith(context + "\n")) {
      throw new IllegalArgumentException("sealed in another context");
    }
    return opened.substring(context.length() + 1);
  }
}
