package io.labport.examples.lms;

/**
 * One way in which platforms differ from each other, or from what a tool would expect. A profile is
 * a set of these; tests may add single ones to any profile.
 */
public enum Quirk {
  /** Service addresses have a query that must be kept: Moodle. */
  QUERY_IN_SERVICE_URLS,
  /** A score must be later by whole seconds: Moodle. */
  WHOLE_SECOND_TIMESTAMPS,
  /** A score that is not later is answered with 400 instead of 409: Canvas. */
  STALE_SCORE_IS_400,
  /** A score that is not later is answered like a good one and left aside. */
  STALE_SCORE_IS_IGNORED,
  /** A score for somebody who is no learner here is answered with 422: Canvas. */
  NO_LEARNER_IS_422,
  /** 403 for somebody who is not enrolled as a learner, 404 for an unknown user: Brightspace. */
  NO_LEARNER_IS_403_OR_404,
  /** A score that is not fully graded empties the cell: Moodle. Others keep what is there. */
  UNFINISHED_SCORES_CLEAR,
  /** Scores in state PendingManual count as well as FullyGraded ones: Canvas, Brightspace. */
  PENDING_MANUAL_COUNTS,
  /** A score without comment clears any comment, even a teacher's: Blackboard. */
  MISSING_COMMENT_CLEARS_ALL,
  /** Results asked for by user lack the comment: Blackboard. */
  USER_RESULTS_LACK_COMMENT,
  /** Comments come back as HTML: Blackboard. */
  COMMENTS_AS_HTML,
  /** Deleting the column of a link is answered with 401 instead of 403: Canvas. */
  COUPLED_DELETE_IS_401,
  /** Service calls without User-Agent are refused: Canvas. */
  USER_AGENT_NEEDED,
  /** Too many calls are answered with 403 and a text instead of 429; costs in headers: Canvas. */
  THROTTLES_WITH_403,
  /** A launch names a line item even if its link has several: Open edX. */
  LINE_ITEM_THOUGH_SEVERAL,
  /** Containers ignore {@code limit} and have no {@code Link}: Open edX. */
  NO_PAGING,
  /** Pages have 50 entries at most: Canvas. */
  PAGES_OF_50,
  /** Members have short and full role names, mixed within one answer. */
  SHORT_ROLES_IN_ROSTER,
  /** Launches have the context role as a short name. */
  SHORT_ROLES,
  /** Launches have institution and old system roles beside the context role: Canvas. */
  ROLES_OF_MANY_KINDS,
  /** The login lacks {@code client_id} and {@code lti_deployment_id}: Schoology. */
  LOGIN_WITHOUT_CLIENT_ID,
  /** The login has region and environment, and the message hint is a very long token: Canvas. */
  CANVAS_LOGIN,
  /** The authorization endpoint reports an expired launch in words of its own: Canvas. */
  LAUNCH_NO_LONGER_VALID,
  /** Links in the course navigation have the course's id as resource link id: Canvas. */
  NAVIGATION_LINK_IS_CONTEXT,
  /** Launches say where the link was placed: Canvas. */
  PLACEMENT_CLAIM,
  /**
   * The published keys lack {@code alg}, and tokens have a {@code nbf} slightly ahead: Brightspace.
   */
  KEYS_WITHOUT_ALG_AND_NBF,
  /** Client assertions name a fixed audience that is not the token endpoint: Brightspace. */
  FIXED_TOKEN_AUDIENCE,
  /** {@code $Context.id.history} is not known. */
  NO_CONTEXT_HISTORY,
  /** {@code $ResourceLink.id.history} is not known: Moodle. */
  NO_LINK_HISTORY,
  /** Custom parameters of Deep Linking items are dropped: Open edX. */
  DROPS_ITEM_CUSTOM,
  /** Names of custom parameters come in lower case, with {@code _} for other signs. */
  SIMPLIFIED_CUSTOM_NAMES,
  /** Booleans of Deep Linking settings are strings. */
  BOOLEANS_AS_STRINGS,
  /** A copied course that has a deployment of its own gets a new one: Canvas. */
  COPY_MAKES_DEPLOYMENT,
  /** There is no Course Groups service. */
  NO_GROUPS,
  /** There is no Platform Notification Service. */
  NO_NOTICES,
  /** The OpenID configuration wants the registration token, and has it in its query: Canvas. */
  CONFIGURATION_NEEDS_TOKEN,
  /** The answer to a registration names no deployment: Canvas. */
  REGISTRATION_WITHOUT_DEPLOYMENT,
  /** A registered tool stays off until an administrator turns it on: Moodle, Brightspace. */
  REGISTRATION_NEEDS_ACTIVATION,
  /** Name and domain must not belong to another enabled tool: Brightspace. */
  REGISTRATION_DOMAIN_UNIQUE,
  /** The OpenID configuration lists message types as plain strings: old Moodle. */
  MESSAGES_AS_STRINGS,
  /** The OpenID configuration lacks some arrays: Brightspace. */
  CONFIGURATION_LACKS_ARRAYS,
  /** The OpenID configuration has another issuer and key address, and lists RS512: Blackboard. */
  CONFIGURATION_IS_WRONG,
  /** The registration endpoint carries its token in its query: Blackboard. */
  TOKEN_IN_ENDPOINT_QUERY
}
