package io.labport.examples.lms.scorm;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that the player sent to the LMS.
 *
 * @param session one opening of the player
 * @param sequence counts from 1 in each session
 * @param applied false if it changed nothing: it holds no values, or a later session had already
 *     stored some
 * @param navigation the last {@code adl.nav.request}; empty if there was none
 * @param values all values of the data model at this moment, by their full names
 * @param calls what the content called since the player last sent something, in that order
 */
public record ScormCommit(
    String session,
    long sequence,
    Kind kind,
    Instant at,
    boolean applied,
    String navigation,
    Map<String, String> values,
    List<ScormCall> calls) {

  /** Why it was sent. */
  public enum Kind {
    /** The content has initialized. */
    INITIALIZE,
    /** The content has committed. */
    COMMIT,
    /** The content has terminated. */
    TERMINATE,
    /** Calls only: the LMS was told to break, or the player was left. */
    LOG;

    /** As in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ScormCommit {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    calls = List.copyOf(calls);
  }

  ScormCommit applied(boolean whether) {
    return new ScormCommit(session, sequence, kind, at, whether, navigation, values, calls);
  }

  /** Whether it brings values to store. */
  public boolean stores() {
    return kind == Kind.COMMIT || kind == Kind.TERMINATE;
  }
}
