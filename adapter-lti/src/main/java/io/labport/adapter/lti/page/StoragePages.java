package io.labport.adapter.lti.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the pages that talk with the platform's storage (LTI OIDC Login with LTI Client Side
 * postMessages, version 1.0). Their data stands in a JSON block, never in code.
 */
public final class StoragePages {
  private static final int CAPABILITIES_MILLIS = 400;
  private static final int STORAGE_MILLIS = 1000;

  private final Pages pages;
  private final Assets assets;
  private final PublicAddress self;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public StoragePages(Pages pages, Assets assets, PublicAddress self) {
    this.pages = pages;
    this.assets = assets;
    this.self = self;
  }

  /** Has the values kept, then goes to the address. */
  public WebResponse putThenGo(
      StoragePage.Platform platform, StoragePage.Keys keys, StoragePage.Values values, URI next) {
    ObjectNode task = putting(platform, keys, values).put("next", next.toString());
    return shown(List.of(), task, next.toString(), "", List.of(), Optional.empty(), next);
  }

  /** Has the values kept, then posts the fields. */
  public WebResponse putThenPost(
      StoragePage.Platform platform,
      StoragePage.Keys keys,
      StoragePage.Values values,
      URI action,
      List<Field> fields) {
    ObjectNode task = putting(platform, keys, values);
    return shown(List.of(), task, "", action.toString(), fields, Optional.empty(), action);
  }

  /**
   * Asks for the values, has the server confirm them, and goes on; or offers help.
   *
   * @param ticket for the message that waits
   */
  public WebResponse getThenConfirm(
      List<Locale> locales,
      StoragePage.Platform platform,
      StoragePage.Keys keys,
      String ticket,
      WindowOffer help) {
    ObjectNode task = task(platform);
    ObjectNode read = task.putObject("read");
    read.put("state", keys.state()).put("nonce", keys.nonce());
    task.put("ticket", ticket).put("confirm", self.of("/launch/confirm").toString());
    URI next = self.of("/launch/continue");
    return shown(
        locales,
        task,
        "",
        next.toString(),
        List.of(new Field("token", "")),
        Optional.of(pages.window(locales, help)),
        next);
  }

  private ObjectNode putting(
      StoragePage.Platform platform, StoragePage.Keys keys, StoragePage.Values values) {
    ObjectNode task = task(platform);
    ArrayNode entries = task.putArray("put");
    entries.addObject().put("key", keys.state()).put("value", values.state());
    entries.addObject().put("key", keys.nonce()).put("value", values.nonce());
    return task;
  }

  private ObjectNode task(StoragePage.Platform platform) {
    ObjectNode task = json.createObjectNode();
    task.put("origin", platform.origin());
    platform.frame().ifPresent(frame -> task.put("frame", frame));
    platform.prelude().ifPresent(subject -> task.put("prelude", subject));
    task.put("askMillis", CAPABILITIES_MILLIS).put("storeMillis", STORAGE_MILLIS);
    return task;
  }

  private WebResponse shown(
      List<Locale> locales,
      ObjectNode task,
      String next,
      String action,
      List<Field> fields,
      Optional<WindowPage> help,
      URI target) {
    Frame frame = pages.frame(locales, "post.title");
    StoragePage page =
        new StoragePage(
            frame,
            assets.of("lti-storage.js").toString(),
            // The block is no script to a browser, but only a "<" could end it.
            task.toString().replace("<", "\\u003c"),
            next,
            action,
            fields,
            help);
    String more =
        help.isPresent()
            ? "; connect-src 'self'; form-action 'self' " + Pages.schemes(target)
            : "; form-action " + Pages.schemes(target);
    return pages.render("storage.jte", page, 200, frame, more, help.isPresent());
  }
}
