package io.labport.adapter.lti.service;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import io.labport.adapter.lti.registration.Registration;
import io.labport.core.spi.net.DestinationRefusedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lists that platforms give in pages, one page at a time. A page that fails for now is asked
 * for again; what cannot be had in the end has a code and leaves the pages before as they are.
 */
public final class PagedReads {
  /** A whole large course in one page, as platforms without paging send it. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private final AuthorisedCalls calls;
  private final ServiceClients clients;
  private final Patience patience;
  private final Clock clock;

  @Inject
  public PagedReads(AuthorisedCalls calls, ServiceClients clients, Patience patience, Clock clock) {
    this.calls = calls;
    this.clients = clients;
    this.patience = patience;
    this.clock = clock;
  }

  /** Any list. */
  interface ListService {
    @RequestLine("GET /")
    @Headers("Accept: {accept}")
    Response get(@Param("accept") String accept) throws IOException;
  }

  /**
   * What is read.
   *
   * @param scope the one scope that the call needs
   * @param accept the list's media type
   * @param name begins the codes of failures: {@code lti.members} gives {@code
   *     lti.members-http-403}
   */
  public record Source(
      Registration registration, String deployment, String scope, String accept, String name) {}

  /** Takes one page. */
  @FunctionalInterface
  public interface PageReader {
    /**
     * @return whether the next page is wanted
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is no page
     */
    boolean take(ServiceAnswer page) throws IOException;
  }

  /**
   * How the reading ended.
   *
   * @param pages how many were read
   * @param trouble why it ended before the last page; empty when it did not
   * @param differences where the platform tells what changed since, if it offers that
   */
  public record Ending(int pages, Optional<Trouble> trouble, Optional<URI> differences) {}

  /**
   * @param code stable, begins with {@code lti.}
   * @param notBefore when the platform wants to be asked again
   */
  public record Trouble(String code, Optional<Instant> notBefore) {}

  /**
   * Reads page after page.
   *
   * @param mostPages more than any list should have
   */
  public Ending read(Source source, URI first, int mostPages, PageReader reader) {
    Set<URI> seen = new HashSet<>();
    Optional<URI> differences = Optional.empty();
    URI page = first;
    int pages = 0;
    while (true) {
      if (!seen.add(page)) {
        return new Ending(pages, trouble(source, "loop"), differences);
      }
      if (pages == mostPages) {
        return new Ending(pages, trouble(source, "too-many-pages"), differences);
      }
      Page read = page(source, page, reader);
      if (read.trouble().isPresent()) {
        return new Ending(pages, read.trouble(), differences);
      }
      pages++;
      if (read.differences().isPresent()) {
        differences = read.differences();
      }
      if (read.next() instanceof LinkHeader.Unusable) {
        return new Ending(pages, trouble(source, "next-page-foreign"), differences);
      }
      if (!read.more() || !(read.next() instanceof LinkHeader.To to)) {
        return new Ending(pages, Optional.empty(), differences);
      }
      page = to.address();
    }
  }

  private record Page(
      boolean more,
      LinkHeader.Relation next,
      Optional<URI> differences,
      Optional<Trouble> trouble) {
    static Page not(Optional<Trouble> trouble) {
      return new Page(false, new LinkHeader.None(), Optional.empty(), trouble);
    }
  }

  private Page page(Source source, URI address, PageReader reader) {
    ServiceAnswer answer;
    try {
      answer = patiently(source, address);
    } catch (TokenException e) {
      return Page.not(Optional.of(new Trouble(e.code(), e.notBefore())));
    } catch (DestinationRefusedException e) {
      return Page.not(trouble(source, "address-refused"));
    } catch (IOException e) {
      return Page.not(trouble(source, "no-answer"));
    }
    if (!answer.good()) {
      Optional<Instant> later = answer.retryAfter(clock.instant());
      return Page.not(Optional.of(new Trouble(source.name() + "-http-" + answer.status(), later)));
    }
    boolean more;
    try {
      more = reader.take(answer);
    } catch (IOException e) {
      return Page.not(trouble(source, "unreadable"));
    }
    LinkHeader.Relation changes = LinkHeader.relation(answer, "differences", address);
    return new Page(
        more,
        LinkHeader.relation(answer, "next", address),
        changes instanceof LinkHeader.To to ? Optional.of(to.address()) : Optional.empty(),
        Optional.empty());
  }

  private static Optional<Trouble> trouble(Source source, String what) {
    return Optional.of(new Trouble(source.name() + "-" + what, Optional.empty()));
  }

  private ServiceAnswer patiently(Source source, URI address) throws IOException {
    try {
      return Failsafe.with(policy()).get(() -> once(source, address));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("no answer came", e);
    }
  }

  private ServiceAnswer once(Source source, URI address) throws IOException {
    return calls.send(
        source.registration(),
        source.deployment(),
        source.scope(),
        token ->
            ServiceAnswer.read(
                clients.reading(token, ListService.class, address, LARGEST).get(source.accept())));
  }

  private RetryPolicy<ServiceAnswer> policy() {
    return RetryPolicy.<ServiceAnswer>builder()
        .handleIf(this::worthRepeating)
        .withMaxAttempts(patience.tries())
        .withBackoff(patience.first(), patience.longest())
        .withJitter(0.25)
        .withDelayFn(
            attempt -> {
              ServiceAnswer answer = attempt.getLastResult();
              // Negative: the back-off above holds.
              return answer == null
                  ? Duration.ofNanos(-1)
                  : asked(answer).orElse(Duration.ofNanos(-1));
            })
        .build();
  }

  private boolean worthRepeating(ServiceAnswer answer, Throwable thrown) {
    if (answer == null) {
      return thrown instanceof IOException && !(thrown instanceof DestinationRefusedException);
    }
    boolean passing = answer.status() == 429 || answer.status() == 408 || answer.status() >= 500;
    return passing && asked(answer).orElse(Duration.ZERO).compareTo(patience.longest()) <= 0;
  }

  private Optional<Duration> asked(ServiceAnswer answer) {
    Instant now = clock.instant();
    return answer
        .retryAfter(now)
        .map(at -> Duration.between(now, at))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }
}
