/*
 * The SCO's side towards the LMS: one communication session, from Initialize to Terminate, in either dialect (SCORM 1.2 RTE
 * and SCORM 2004 RTE, "Application Programming Interface (API)").
 *
 * What the LMS does is never thrown at the caller. LMSs answer `null`, booleans, numbers and promises where the
 * specification asks for the text "true" or "false", they throw, they lack functions, and they vanish with their window: all of
 * it comes back as a value. Results are `{ok, lastError}`, where `lastError` is the LMS's code as text, "" if it gave
 * none, or one of the words "exception", "missing" (no such function), "lost", "not-running", "read-only".
 */
(function () {
  "use strict";

  const sco = (window.LabportSco = window.LabportSco || {});

  const YES = ["true", true, "1", 1];
  const NO = ["false", false, "0", 0];
  const RETRY_DELAYS_MS = [2000, 5000, 15000];
  const REST_BETWEEN_COMMITS_MS = 10000;
  const NOT_STARTED = ["", "not attempted", "unknown", "browsed"];
  const READ_ONLY_MODES = ["browse", "review"];
  // 1.2: "not implemented" and "invalid set value, element is a keyword"; 2004: "undefined" and "unimplemented" element.
  const UNSUPPORTED = ["401", "402"];

  const SUSPEND_DATA = "cmi.suspend_data";

  const DIALECTS = {
    "1.2": {
      object: "API",
      prefix: "LMS",
      finish: "LMSFinish",
      alreadyRunning: "101",
      // Some LMSs keep only what was committed; for those that keep everything at the end it does no harm.
      commitsBeforeFinish: true,
      longestSuspendData: 4096,
      navigation: null,
      exit: "cmi.core.exit",
      sessionTime: "cmi.core.session_time",
      status: "cmi.core.lesson_status",
      result: { status: "cmi.core.lesson_status", scoreRaw: "cmi.core.score.raw" },
      situation: {
        mode: "cmi.core.lesson_mode",
        credit: "cmi.core.credit",
        entry: "cmi.core.entry",
        totalTime: "cmi.core.total_time",
        mastery: "cmi.student_data.mastery_score",
        learnerId: "cmi.core.student_id",
        learnerName: "cmi.core.student_name",
        suspendData: SUSPEND_DATA,
      },
    },
    2004: {
      object: "API_1484_11",
      prefix: "",
      finish: "Terminate",
      alreadyRunning: "103",
      // Terminate implies a Commit (SCORM 2004 RTE, "Terminate()").
      commitsBeforeFinish: false,
      longestSuspendData: 64000,
      navigation: "adl.nav.request",
      exit: "cmi.exit",
      sessionTime: "cmi.session_time",
      status: "cmi.completion_status",
      result: { completion: "cmi.completion_status", success: "cmi.success_status", scoreRaw: "cmi.score.raw" },
      situation: {
        mode: "cmi.mode",
        credit: "cmi.credit",
        entry: "cmi.entry",
        scoreScaled: "cmi.score.scaled",
        totalTime: "cmi.total_time",
        mastery: "cmi.scaled_passing_score",
        threshold: "cmi.completion_threshold",
        learnerId: "cmi.learner_id",
        learnerName: "cmi.learner_name",
        suspendData: SUSPEND_DATA,
      },
    },
  };

  /**
   * Everything the SCO says to the LMS goes through what this returns. `found` comes from `find`; `clock` may bring `now()`
   * (milliseconds) and `setTimeout(callback, milliseconds)`, and the window's own stand in for what it lacks.
   */
  sco.connect = function (found, clock) {
    const dialect = DIALECTS[found.dialect];
    const line = openLine(found, dialect, () => lms.onLost && lms.onLost());
    const now = () => (clock && clock.now ? clock : window.performance).now();
    const later = (task, delay) => (clock && clock.setTimeout ? clock : window).setTimeout(task, delay);

    const written = new Map();
    const unsupported = new Map();
    let state = "new";
    let readOnly = false;
    let dirty = false;
    let committedAt = -Infinity;
    let ended = null;

    /**
     * Opens the session, reads what the LMS knows, and says at once that the learner is at work and will come back: an LMS
     * may take a SCO that never said so for completed (SCORM 1.2 RTE, cmi.core.lesson_status, "LMS Behavior"), and
     * drops its data if the window dies before an exit was set.
     */
    function start() {
      if (state === "finished") {
        return { ok: false, dialect: found.dialect, lastError: "not-running", warnings: [] };
      }
      const warnings = found.notes ? found.notes.slice() : [];
      const opened = line.tell(dialect.prefix + "Initialize", "");
      if (!opened.ok) {
        if (!alreadyRunning(opened)) {
          return { ok: false, dialect: found.dialect, lastError: opened.lastError, warnings };
        }
        warnings.push("already-running");
      }
      state = "running";
      const read = readAll(warnings);
      readOnly = READ_ONLY_MODES.includes(read.mode);
      if (!readOnly && !markBegun("completion" in read ? read.completion : read.status)) {
        warnings.push("start-not-stored");
      }
      return Object.assign({ ok: !line.lost(), dialect: found.dialect, readOnly, warnings }, read);
    }

    function markBegun(status) {
      // Only from a status that says "not begun": a result that the LMS holds already is never taken back.
      const begun = NOT_STARTED.includes(status) ? [[dialect.status, "incomplete"]] : [];
      const marked = write([...begun, [dialect.exit, "suspend"]]);
      return commit().ok && marked.ok;
    }

    /**
     * 1.2 has only the general code 101 for a second LMSInitialize, and some LMSs initialize on the SCO's behalf or answer
     * with nothing at all: whether the session is open shows when something is read.
     */
    function alreadyRunning(opened) {
      const perhaps = opened.unclear || opened.lastError === dialect.alreadyRunning || opened.lastError === "0";
      return Boolean(perhaps) && (line.read(dialect.status) !== "" || line.read(dialect.situation.learnerId) !== "");
    }

    function readAll(warnings) {
      const read = Object.assign(readEach(dialect.situation), readBack());
      for (const word of ["mode", "credit", "entry", "status", "completion", "success"]) {
        if (word in read) {
          read[word] = read[word].trim().toLowerCase();
        }
      }
      // An LMS need not know lesson_mode (SCORM 1.2 RTE: optional); nothing means normal.
      read.mode = read.mode || "normal";
      // A localized string may begin with its language (SCORM 2004 RTE, "Reserved Delimiters").
      read.learnerName = read.learnerName.replace(/^\{lang=[^}]*\}/, "");
      // With either of these the LMS may overrule the status that it is told.
      for (const overruling of ["mastery", "threshold"]) {
        if (read[overruling]) {
          warnings.push(overruling);
        }
      }
      delete read.threshold;
      return read;
    }

    function readEach(elements) {
      const read = {};
      for (const [name, element] of Object.entries(elements)) {
        read[name] = state === "running" ? line.read(element) : "";
      }
      return read;
    }

    /**
     * Writes `[[element, value], ...]` in this order, leaving out what the LMS was told already. `unsupported` holds the
     * elements that the LMS does not know, `failed` the `{element, lastError}` that spoil `ok`: what an LMS need not support
     * does not, unless it is the result.
     */
    function write(pairs) {
      const failed = [];
      const refused = [];
      for (const [element, value] of pairs) {
        const outcome = set(element, String(value));
        if (outcome.unsupported) {
          refused.push(element);
        }
        if (!outcome.ok && !(outcome.unsupported && !isResult(element))) {
          failed.push({ element, lastError: outcome.lastError });
        }
      }
      return { ok: failed.length === 0, failed, unsupported: refused };
    }

    const isResult = (element) => Object.values(dialect.result).includes(element);

    /** Objectives, interactions, comments: welcome where the LMS takes them, and nobody's concern where it does not. */
    function writeOptional(pairs) {
      for (const [element, value] of pairs) {
        const list = /^cmi\.\w+(?=\.\d+\.)/.exec(element);
        const outcome = list && unsupported.has(list[0]) ? null : set(element, String(value));
        if (outcome !== null && outcome.unsupported && list) {
          unsupported.set(list[0], outcome.lastError);
        }
      }
    }

    function set(element, value) {
      const refusal = whyNotWritable();
      if (refusal) {
        return refusal;
      }
      if (unsupported.has(element)) {
        return { ok: false, unsupported: true, lastError: unsupported.get(element) };
      }
      if (written.get(element) === value) {
        return { ok: true };
      }
      const told = line.tell(dialect.prefix + "SetValue", element, value);
      if (told.ok) {
        written.set(element, value);
        dirty = true;
        return told;
      }
      // After a refusal nobody knows what the LMS holds: the next value is written whatever it is.
      written.delete(element);
      if (UNSUPPORTED.includes(told.lastError)) {
        unsupported.set(element, told.lastError);
        return { ok: false, unsupported: true, lastError: told.lastError };
      }
      return told;
    }

    /** True once the LMS says that it holds the text for the learner's next session. */
    function store(suspendData) {
      if (suspendData.length > dialect.longestSuspendData) {
        return false;
      }
      if (!set(SUSPEND_DATA, suspendData).ok) {
        return false;
      }
      // The LMS may cut a text off and call that success, and a proof cut short proves nothing.
      const kept = line.read(SUSPEND_DATA);
      if (kept !== suspendData && kept !== "" && suspendData.startsWith(kept)) {
        written.delete(SUSPEND_DATA);
        return false;
      }
      return !dirty || commit().ok;
    }

    function commit() {
      const refusal = whyNotWritable();
      if (refusal) {
        return refusal;
      }
      const { ok, lastError } = line.tell(dialect.prefix + "Commit", "");
      committedAt = now();
      dirty = dirty && !ok;
      return ok || !line.abandoned() ? { ok, lastError } : { ok, lastError: "lost" };
    }

    /** Commits, and again after each delay until it succeeds. Resolves with the last outcome. */
    function commitWithRetry(delays) {
      const waits = (delays || RETRY_DELAYS_MS).slice();
      return new Promise((resolve) => {
        (function attempt() {
          // The session may have ended between two attempts; what its end saved counts.
          const outcome = ended && state === "finished" ? ended : commit();
          if (outcome.ok || waits.length === 0 || whyNotWritable() || outcome.lastError === "missing") {
            resolve(outcome);
          } else {
            later(attempt, waits.shift());
          }
        })();
      });
    }

    /** What the LMS says it holds: its word for a result, which `true` from Commit is not. */
    function readBack() {
      return readEach(dialect.result);
    }

    /** Ends the session, with the navigation that the LMS shall then do ("exitAll", "suspendAll", or none). */
    function finish(navigation) {
      return end(navigation, false);
    }

    /**
     * Ends the session while the page goes away. There is no navigation request: the learner is navigating already, and a
     * request of ours would compete with where he wants to go. Nor a Commit: the end of the session saves, and LMSs
     * fail a Commit at this moment.
     */
    function leaving(last) {
      line.lastCalls();
      const sessionTime = last && last.sessionTime;
      if (sessionTime) {
        set(dialect.sessionTime, String(sessionTime));
      }
      return end("", true);
    }

    function end(navigation, unloading) {
      if (state !== "running") {
        return ended || { ok: false, lastError: "not-running" };
      }
      if (dialect.navigation && navigation) {
        set(dialect.navigation, String(navigation));
      }
      if (dialect.commitsBeforeFinish && dirty && !unloading) {
        commit();
      }
      // Set before the call: an LMS may take the page away during it, and `leaving` would end the session a second time.
      state = "finished";
      const { ok, lastError, unclear } = line.tell(dialect.finish, "");
      ended = { ok, lastError };
      if (!ok && !unclear) {
        // A refused Terminate leaves the session open (SCORM 2004 RTE, "Terminate()"): there may be another try.
        state = "running";
      }
      return ended;
    }

    /** For a page that has become hidden, which may be the last that it hears. Never ends the session: it may come back. */
    function hidden() {
      if (dirty && now() - committedAt > REST_BETWEEN_COMMITS_MS) {
        commit();
      }
    }

    function whyNotWritable() {
      const why = line.lost() ? "lost" : state !== "running" ? "not-running" : readOnly ? "read-only" : null;
      return why && { ok: false, lastError: why };
    }

    const lms = {
      dialect: found.dialect,
      /** Called once when the LMS is found to be gone. */
      onLost: null,
      start,
      write,
      writeOptional,
      store,
      commit,
      commitWithRetry,
      readBack,
      finish,
      leaving,
      hidden,
      /** True once the LMS's window is closed or its API only throws; it never comes back within this page. */
      get lost() {
        return line.lost();
      },
    };
    return lms;
  };

  /** The calls themselves: makes a value of whatever the LMS answers, throws or lacks. */
  function openLine(found, dialect, onLost) {
    const { api, home } = found;
    let dead = false;
    let told = false;
    let leaving = false;

    function lost() {
      const gone = dead || Boolean(home && home.closed && !leaving);
      if (gone && !told) {
        told = true;
        onLost();
      }
      return gone;
    }

    /**
     * A window that is about to close says that it is closed (HTML, "is closing") while its frames still hear `pagehide` and
     * its API still works; where it does not, the call says so.
     */
    function lastCalls() {
      leaving = true;
    }

    /**
     * The API of a page that was loaded anew, or left, does not throw: browsers let it run on without a network. So where it
     * fails to save and its window no longer offers it, nobody is listening.
     */
    function abandoned() {
      try {
        dead = dead || Boolean(home && home[dialect.object] !== api);
      } catch {
        dead = true; // its window shows a page of another origin
      }
      return lost();
    }

    function call(name, ...texts) {
      if (lost()) {
        return { trouble: "lost" };
      }
      try {
        return typeof api[name] === "function" ? { answer: api[name](...texts) } : { trouble: "missing" };
      } catch {
        dead = !answers();
        return { trouble: lost() ? "lost" : "exception" };
      }
    }

    /**
     * One exception need not be the end: LMSs throw at elements they do not know, and while the network is down. The LMS is
     * gone when it throws at the plainest question.
     */
    function answers() {
      try {
        api[dialect.prefix + "GetValue"](dialect.status);
        return true;
      } catch {
        return false;
      }
    }

    function read(element) {
      return text(call(dialect.prefix + "GetValue", element).answer);
    }

    function tell(name, ...texts) {
      const { answer, trouble } = call(name, ...texts);
      if (trouble) {
        return { ok: false, lastError: trouble };
      }
      const lastError = text(call(dialect.prefix + "GetLastError").answer).trim();
      if (YES.includes(answer)) {
        return { ok: true, lastError };
      }
      if (NO.includes(answer)) {
        return { ok: false, lastError };
      }
      ignoreRejection(answer);
      return { ok: lastError === "0", lastError, unclear: true };
    }

    return { tell, read, lost, abandoned, lastCalls };
  }

  function text(answer) {
    return typeof answer === "string" || typeof answer === "number" ? String(answer) : "";
  }

  function ignoreRejection(answer) {
    if (answer && typeof answer.then === "function") {
      answer.then(undefined, () => {});
    }
  }
})();
