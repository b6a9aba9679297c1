// Carries the server's reports into the LMS. The values are the server's; what is added here is only what the server
// cannot know: the time on this page's clock, and which revision the LMS has got.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const RETRY_DELAYS_MS = [2000, 5000, 15000];
  const REST_AFTER_FAILURE_MS = 60000;

  const EXITS = ["cmi.core.exit", "cmi.exit"];

  /** Time, suspend data and exit come before the status of SCORM 1.2: an LMS may save at the status and look no further. */
  const before = (pairs, extra) => {
    const at = pairs.findIndex((pair) => EXITS.includes(pair[0]));
    const place = at < 0 ? pairs.length : at;
    return pairs.slice(0, place).concat(extra, pairs.slice(place));
  };

  /** skl1|registration|instance|secret|last revision that the LMS took: tells the server even if our word to it is lost. */
  sco.withRevision = (suspendData, revision) => {
    const parts = suspendData.split("|");
    return parts[0] === "skl1" && parts.length === 5
      ? parts.slice(0, 4).concat(String(revision)).join("|")
      : suspendData;
  };

  sco.reporter = (lms, session, dialect, seconds, clock) => {
    const wallClock = session.policy && session.policy.timeSource === "WALL_CLOCK";
    const commitEveryMs = 1000 * ((session.policy && session.policy.commitEverySeconds) || 600);
    let suspendData = session.suspendData || "";
    let delivered = null;
    let committedAt = clock.now();
    let failedAt = null;

    const sessionTime = () =>
      wallClock ? (dialect === "1.2" ? sco.time.to12(seconds()) : sco.time.to2004(seconds())) : null;

    const timePairs = () =>
      wallClock ? [[dialect === "1.2" ? "cmi.core.session_time" : "cmi.session_time", sessionTime()]] : [];

    const noteCommit = (ok) => {
      failedAt = ok ? null : clock.now();
      committedAt = ok ? clock.now() : committedAt;
    };

    const resting = () => failedAt !== null && clock.now() - failedAt < REST_AFTER_FAILURE_MS;

    return {
      sessionTime,
      last: () => delivered,
      suspendData: () => suspendData,

      /** Has the LMS keep what proves, next time, that this is the same learner. */
      keep: async () => {
        if (!suspendData) {
          return true;
        }
        let ok = lms.store(suspendData);
        if (!ok && !lms.lost) {
          // Once more after each delay; storing again then says whether the LMS holds all of it.
          ok = (await lms.commitWithRetry(RETRY_DELAYS_MS)).ok && lms.store(suspendData);
        }
        noteCommit(ok);
        return ok;
      },

      /** Resolves with what to acknowledge, or with null when it is not yet time to try a failed report again. */
      deliver: async (report, forced) => {
        const again = delivered !== null && delivered.revision === report.revision;
        if (again && delivered.ok) {
          return delivered; // the LMS has it; our word of it was lost
        }
        if (again && (lms.lost || (!forced && resting()))) {
          return null;
        }
        if (suspendData) {
          suspendData = sco.withRevision(suspendData, report.revision);
          lms.write([["cmi.suspend_data", suspendData]]);
        }
        // What the LMS need not support goes first, so that the score and then the status stay last.
        lms.writeOptional(report.optional || []);
        const written = lms.write(before(report.set || [], timePairs()));
        const commit = again ? lms.commit() : await lms.commitWithRetry(RETRY_DELAYS_MS);
        const ok = written.ok && commit.ok;
        noteCommit(ok);
        const failure = written.failed && written.failed[0];
        delivered = {
          revision: report.revision,
          stage: "commit",
          ok,
          lastError: String((!written.ok && failure && failure.lastError) || commit.lastError || ""),
          readBack: lms.readBack(),
        };
        return delivered;
      },

      /** Keeps the learner's login to the LMS alive: null when not due, else whether the LMS still takes what we say. */
      heartbeat: (forced) => {
        if (!forced && (resting() || (failedAt === null && clock.now() - committedAt < commitEveryMs))) {
          return null;
        }
        lms.write(timePairs());
        const ok = lms.commit().ok;
        noteCommit(ok);
        return ok;
      },

      /** Before the session with the LMS ends. */
      writeTime: () => lms.write(timePairs()),
    };
  };
})();
