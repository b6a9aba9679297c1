package io.labport.adapter.lti.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.labport.adapter.lti.course.CourseOrigins;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what notices ask for, after the platform has had its answer. Idempotent. */
public final class NoticeWorker implements Worker {
  private static final Logger log = LoggerFactory.getLogger(NoticeWorker.class);

  private final Registrations registrations;
  private final CourseOrigins origins;

  @Inject
  public NoticeWorker(Registrations registrations, CourseOrigins origins) {
    this.registrations = registrations;
    this.origins = origins;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    try {
      handle(Notice.read(item.payload()));
    } catch (JsonProcessingException e) {
      return CompletableFuture.completedFuture(WorkOutcome.bury("unreadable payload"));
    }
    return CompletableFuture.completedFuture(WorkOutcome.done());
  }

  private void handle(Notice notice) {
    Optional<Registration> registration = registrations.byKey(notice.registration());
    if (registration.isEmpty()) {
      return;
    }
    if (notice.type().equals(NoticeTypes.COPY) && notice.context() != null) {
      // Links of the copy get ids that nobody knows yet; with the origin their settings are found
      // when they are launched.
      origins.remember(
          registration.get().tenant(notice.deployment()), notice.context(), notice.origins());
      log.info(
          "registration {}: a course was copied from {} others",
          notice.registration(),
          notice.origins().size());
    } else if (notice.type().equals(NoticeTypes.HELLO)) {
      log.info("registration {}: the platform's notices arrive", notice.registration());
    } else {
      log.info(
          "registration {}: a notice of type {} was ignored",
          notice.registration(),
          Report.plain(notice.type()));
    }
  }
}
