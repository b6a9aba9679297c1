package io.labport.examples.lms;

import java.time.Instant;

/** A tool opened by somebody who is signed in here, until the tool has asked who it is. */
record Launch(Occasion occasion, String loginHint, String messageHint, Instant expiresAt) {}
