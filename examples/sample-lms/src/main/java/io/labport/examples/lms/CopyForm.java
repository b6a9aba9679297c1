package io.labport.examples.lms;

/** The button that copies a course. */
final class CopyForm {

  private final Platform platform;
  private final Teaching teaching;

  CopyForm(Platform platform, Teaching teaching) {
    this.platform = platform;
    this.teaching = teaching;
  }

  Answer copy(Incoming request) {
    if (!request.method().equals("POST")) {
      throw ServiceDoor.wrongMethod("POST");
    }
    sameOrigin(platform, request);
    String id = request.segments().get(1);
    if (platform.course(id).isEmpty()) {
      throw new Refusal(404, "there is no such course");
    }
    return Answer.redirect("/courses/" + teaching.copy(id).id());
  }

  /** Nobody signs in here, so at least no other site may press buttons. */
  static void sameOrigin(Platform platform, Incoming request) {
    if (request.header("origin").filter(from -> !from.equals(platform.baseUrl())).isPresent()) {
      throw new Refusal(403, "only pages of this LMS may send this form");
    }
  }
}
