package io.labport.examples.lms;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/** Pages and forms of the administrator: registration by hand and by link. */
final class AdminPages {

  private final Platform platform;
  private final Administration administration;
  private final Pages pages;

  AdminPages(Platform platform, Administration administration, Pages pages) {
    this.platform = platform;
    this.administration = administration;
    this.pages = pages;
  }

  Answer serve(Incoming request) {
    if (request.method().equals("GET")) {
      return request.segments().size() == 1
          ? show("")
          : pages.message(404, "There is nothing at this address.");
    }
    if (!request.method().equals("POST") || request.segments().size() != 2) {
      throw ServiceDoor.wrongMethod("GET, POST");
    }
    CopyForm.sameOrigin(platform, request);
    Fields form = request.form();
    try {
      return switch (request.segments().get(1)) {
        case "registration" -> show(administration.register(address(form, "link")).toString());
        case "tool" -> byHand(form);
        case "activation" -> {
          administration.turn("on".equals(form.getValue("turn")));
          yield Answer.redirect("/admin");
        }
        default -> pages.message(404, "There is nothing at this address.");
      };
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      return pages.message(400, String.valueOf(wrong.getMessage()));
    }
  }

  private Answer byHand(Fields form) {
    administration.enter(
        ToolRegistration.of(
            text(form, "client_id"),
            text(form, "deployment_id"),
            address(form, "login"),
            address(form, "redirect"),
            address(form, "target"),
            address(form, "jwks")));
    return Answer.redirect("/admin");
  }

  private Answer show(String frame) {
    return pages.administration(
        new PageModels.Admin(
            platform.profile().name(),
            platform.profile().registersDynamically(),
            platform.issuer(),
            platform.authorizationUrl(),
            platform.tokenUrl(),
            platform.tokenAudience(),
            platform.keysUrl(),
            platform.configurationUrl(),
            platform.registered(),
            frame));
  }

  private static String text(Fields form, String name) {
    return Optional.ofNullable(form.getValue(name))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(name + " is needed"));
  }

  private static URI address(Fields form, String name) {
    URI address = URI.create(text(form, name));
    if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
      throw new IllegalArgumentException(name + " must be an absolute web address");
    }
    return address;
  }
}
