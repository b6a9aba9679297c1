package io.labport.core.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Moments in the database. They travel as {@code OffsetDateTime}: {@code java.sql.Timestamp}, what
 * Jdbi uses by itself, goes through the local time of the JVM, and there an hour of each autumn is
 * ambiguous.
 */
public final class Instants extends AbstractArgumentFactory<Instant> {
  /** Both databases keep microseconds, and this range with ease. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  Instants() {
    super(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setObject(position, stored(value));
  }

  /** As the database keeps it. */
  public static OffsetDateTime stored(Instant value) {
    return clamped(value).atOffset(ZoneOffset.UTC);
  }

  /** Cut to microseconds and to what a column can hold. */
  public static Instant clamped(Instant value) {
    Instant cut =
        value.isBefore(FIRST) ? FIRST : value.isAfter(LAST) ? LAST : value; // far is far enough
    return cut.truncatedTo(ChronoUnit.MICROS);
  }

  public static Instant get(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static Optional<Instant> find(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
