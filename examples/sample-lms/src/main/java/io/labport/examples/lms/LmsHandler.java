package io.labport.examples.lms;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to its endpoint, past the faults that wait for it, and writes it down. */
final class LmsHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(LmsHandler.class);

  private final Clock clock;
  private final CallLog log;
  private final FaultQueue faults;
  private final AtomicReference<Availability> availability;
  private final Map<Endpoint, Function<Incoming, Answer>> endpoints;

  LmsHandler(
      Clock clock,
      CallLog log,
      FaultQueue faults,
      AtomicReference<Availability> availability,
      Map<Endpoint, Function<Incoming, Answer>> endpoints) {
    this.clock = clock;
    this.log = log;
    this.faults = faults;
    this.availability = availability;
    this.endpoints = new EnumMap<>(endpoints);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Incoming incoming;
    try {
      incoming = Incoming.read(request);
    } catch (Refusal tooLarge) {
      send(tooLarge.answer(), response, callback);
      return true;
    }
    Endpoint endpoint = Endpoint.of(incoming.path());
    if (availability.get() == Availability.UNAVAILABLE) {
      remember(incoming, endpoint, 503);
      send(Answer.problem(503, "away"), response, callback);
      return true;
    }
    Optional<Fault> fault = faults.take(endpoint);
    if (fault.isEmpty()) {
      Answer right = answer(endpoint, incoming);
      remember(incoming, endpoint, right.status());
      send(right, response, callback);
    } else {
      fail(fault.get(), endpoint, incoming, request, response, callback);
    }
    return true;
  }

  private void fail(
      Fault fault,
      Endpoint endpoint,
      Incoming incoming,
      Request request,
      Response response,
      Callback callback) {
    Optional<Answer> right =
        fault.acting() ? Optional.of(answer(endpoint, incoming)) : Optional.empty();
    Optional<Answer> out =
        switch (fault.kind()) {
          case ANSWER -> Optional.of(fault.answer());
          case SLOW -> right;
          case DROP -> Optional.empty();
        };
    remember(incoming, endpoint, out.map(Answer::status).orElse(0));
    Runnable finish =
        () -> {
          if (out.isPresent()) {
            send(out.get(), response, callback);
          } else {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException("dropped on order"));
          }
        };
    Duration delay = fault.delay();
    if (delay.isZero()) {
      finish.run();
    } else {
      getServer().getScheduler().schedule(finish, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Answer answer(Endpoint endpoint, Incoming incoming) {
    Function<Incoming, Answer> service = endpoints.get(endpoint);
    if (service == null) {
      throw new IllegalStateException("nothing serves " + endpoint);
    }
    try {
      return service.apply(incoming);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (RuntimeException failure) {
      LOG.error("{} {} failed", incoming.method(), incoming.path(), failure);
      return Answer.problem(500, "the sample LMS has failed; see its log");
    }
  }

  private void remember(Incoming incoming, Endpoint endpoint, int status) {
    log.add(
        new LoggedCall(
            clock.instant(),
            endpoint,
            incoming.method(),
            incoming.path(),
            incoming.rawQuery(),
            incoming.headers(),
            // Packages are no text, and large.
            endpoint == Endpoint.SCORM_IMPORT ? "" : incoming.body(),
            status));
    LOG.debug("{} {} {}", incoming.method(), incoming.path(), status);
  }

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
