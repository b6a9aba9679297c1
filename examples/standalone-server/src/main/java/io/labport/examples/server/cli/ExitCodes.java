package io.labport.examples.server.cli;

/** What the program's exit says; documented in the README of this folder. */
public final class ExitCodes {
  public static final int OK = 0;

  /** Skillable or the server answered and refused, or a check failed. */
  public static final int REFUSED = 1;

  /** Wrong options. */
  public static final int USAGE = 2;

  /** Wrong or missing configuration. */
  public static final int CONFIGURATION = 3;

  /** Skillable or the server did not answer; nothing was changed. */
  public static final int UNAVAILABLE = 4;

  /** The request was sent and its answer lost: it may have taken effect. */
  public static final int OUTCOME_UNKNOWN = 5;

  /** An address is occupied, or something else keeps the program from starting. */
  public static final int CANNOT_START = 6;

  /** An error in Labport itself; the stack trace is for its developers. */
  public static final int BUG = 70;

  private ExitCodes() {}
}
