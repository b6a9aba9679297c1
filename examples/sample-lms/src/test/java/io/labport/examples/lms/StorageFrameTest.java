package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StorageFrameTest {
  private final SampleLms lms =
      SampleLms.builder()
          .storage(StorageFrame.FORWARDING)
          .tool(
              ToolRegistration.of(
                  "tool",
                  "1",
                  URI.create("http://127.0.0.1:9/login"),
                  URI.create("http://127.0.0.1:9/launch"),
                  URI.create("http://127.0.0.1:9/launch"),
                  URI.create("http://127.0.0.1:9/jwks")))
          .start();

  @AfterEach
  void stop() {
    lms.close();
  }

  @Test
  void aLoginNamesTheFrameThatTheCoursePageHas() throws Exception {
    assertThat(login()).contains("&lti_storage_target=post_message_forwarding");
    assertThat(get("/courses/cloud-101?open=lab-1&as=ada").body())
        .contains("<iframe name=\"post_message_forwarding\" src=\"/storage-frame\"")
        .contains("data-frame=\"post_message_forwarding\"");
    assertThat(get("/storage-frame").body()).contains("data-keeps=\"yes\"");
    assertThat(get("/assets/storage-frame.js").statusCode()).isEqualTo(200);
  }

  @Test
  void theCoursePageItselfMayKeepValues() throws Exception {
    lms.offerStorage(StorageFrame.PARENT);

    assertThat(login()).contains("&lti_storage_target=_parent");
    assertThat(get("/courses/cloud-101?open=lab-1&as=ada").body())
        .contains("data-keeps=\"yes\"")
        .doesNotContain("/storage-frame\"");
  }

  @Test
  void withoutStorageNothingIsSaidOfIt() throws Exception {
    lms.offerStorage(StorageFrame.NONE);

    assertThat(login()).doesNotContain("lti_storage_target");
    assertThat(get("/courses/cloud-101?open=lab-1&as=ada").body()).doesNotContain("storage-frame");
  }

  private String login() throws Exception {
    return get("/courses/cloud-101/links/lab-1/launch?as=ada&in=iframe")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(lms.baseUrl() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
