package io.labport.examples.server.scorm;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged from now on, whole: also context, pairs and stack traces. */
final class CapturedLog implements AutoCloseable {
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = context.getLogger("io.labport");
  private final Appender appender = new Appender();

  CapturedLog(Level level) {
    ours.setLevel(level);
    appender.setContext(context);
    appender.start();
    root.addAppender(appender);
  }

  List<String> lines() {
    return List.copyOf(appender.lines);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    ours.setLevel(null);
  }

  private static final class Appender extends AppenderBase<ILoggingEvent> {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(
          event.getLevel()
              + " "
              + event.getLoggerName()
              + " "
              + event.getMDCPropertyMap()
              + " "
              + event.getKeyValuePairs()
              + " "
              + event.getFormattedMessage()
              + (event.getThrowableProxy() == null
                  ? ""
                  : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())));
    }
  }
}
