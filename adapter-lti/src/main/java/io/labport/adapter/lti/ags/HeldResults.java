package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.LinkHeader;
import io.labport.adapter.lti.service.Scopes;
import io.labport.adapter.lti.service.ServiceAnswer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.util.Optional;

/** What the gradebook holds for one learner in one column (AGS 2.0, section 3.3). */
public final class HeldResults {
  private static final int MOST_PAGES = 50;
  private static final int LONGEST_COMMENT = 10_000;

  private final GradeServices services;
  private final AuthorisedCalls calls;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public HeldResults(GradeServices services, AuthorisedCalls calls) {
    this.services = services;
    this.calls = calls;
  }

  /**
   * @param share of the maximum; empty when there is no score
   * @param byPerson whether the platform names who scored
   */
  record Held(Optional<BigDecimal> share, boolean byPerson, Optional<String> comment) {
    static final Held NOTHING = new Held(Optional.empty(), false, Optional.empty());

    @Override
    public String toString() {
      return "Held[" + share + "]";
    }
  }

  /** The answer was no list of results. */
  static final class UnreadableException extends IOException {
    private final int status;

    UnreadableException(int status) {
      super("the results could not be read: HTTP status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }

    /** Whether asking again later may help. */
    boolean mayPass() {
      return status >= 500 || status == 408 || status == 429;
    }
  }

  boolean readable(ScoreSender.Post post) {
    return post.binding().grants(Scopes.RESULT_READ);
  }

  Held of(ScoreSender.Post post, String lineItem) throws IOException {
    return search(post, ScoresAddress.result(lineItem, post.binding().user()));
  }

  /** From the whole list: Blackboard leaves comments out when it is asked for one learner. */
  Optional<String> comment(ScoreSender.Post post, String lineItem) throws IOException {
    return search(post, ScoresAddress.results(lineItem)).comment();
  }

  private Held search(ScoreSender.Post post, URI first) throws IOException {
    Optional<URI> page = Optional.of(first);
    for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
      URI address = page.get();
      ServiceAnswer answer =
          calls.send(
              post.registration(),
              post.binding().deployment(),
              Scopes.RESULT_READ,
              token -> services.results(address, token));
      JsonNode list = json.readTree(answer.body());
      if (!answer.good() || !list.isArray()) {
        throw new UnreadableException(answer.status());
      }
      for (JsonNode entry : list) {
        // Some platforms ignore the filter.
        if (entry.path("userId").asText("").equals(post.binding().user())) {
          return held(entry);
        }
      }
      page = LinkHeader.next(answer, address);
    }
    return Held.NOTHING;
  }

  private static Held held(JsonNode entry) {
    JsonNode score = entry.path("resultScore");
    JsonNode named = entry.path("resultMaximum");
    // The specification's own default, section 3.3.4.4.
    BigDecimal maximum =
        named.isNumber() && named.decimalValue().signum() > 0
            ? named.decimalValue()
            : BigDecimal.ONE;
    Optional<BigDecimal> share =
        score.isNumber()
            ? Optional.of(score.decimalValue().divide(maximum, MathContext.DECIMAL32))
            : Optional.empty();
    return new Held(
        share,
        !entry.path("scoringUserId").asText("").isBlank(),
        plain(entry.path("comment").asText("")));
  }

  /** Comments come back as HTML from some platforms and must go out as plain text. */
  private static Optional<String> plain(String comment) {
    String text =
        comment
            .replaceAll("(?i)<br\\s*/?>|</p>|</div>", "\n")
            .replaceAll("<[^<>]{0,1000}>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .strip();
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(text.substring(0, Math.min(text.length(), LONGEST_COMMENT)));
  }
}
