"use strict";

/** What launcher-lms.js gives, with an LMS behind it that can be told to misbehave. */
class FakeLms {
  constructor(clock) {
    Object.assign(this, { clock, log: [], values: {}, saved: {}, state: "new", failCommits: 0, lost: false, onLost: null, refuses: {} });
    this.begun = {
      dialect: "1.2",
      mode: "normal",
      credit: "credit",
      entry: "ab-initio",
      status: "not attempted",
      scoreRaw: "",
      totalTime: "0000:00:00.00",
      mastery: "",
      learnerId: "ada",
      learnerName: "Lovelace, Ada",
      suspendData: "",
      readOnly: false,
      warnings: [],
    };
    this.startOk = true;
  }

  start() {
    this.log.push("start");
    this.state = this.startOk ? "running" : "new";
    return this.startOk ? { ok: true, ...this.begun } : { ok: false, dialect: "1.2", lastError: "101", warnings: [] };
  }

  trouble() {
    return this.lost ? "lost" : this.state !== "running" ? "not-running" : this.begun.readOnly ? "read-only" : null;
  }

  write(pairs) {
    const failed = [];
    for (const [element, value] of pairs) {
      const lastError = this.trouble() || this.refuses[element];
      if (lastError) {
        failed.push({ element, lastError });
      } else {
        this.log.push(element + "=" + value);
        this.values[element] = value;
      }
    }
    return { ok: failed.length === 0, failed, unsupported: [] };
  }

  writeOptional(pairs) {
    this.write(pairs);
  }

  store(suspendData) {
    return this.write([["cmi.suspend_data", suspendData]]).ok && this.commit().ok;
  }

  commit() {
    const trouble = this.trouble();
    if (trouble) {
      return { ok: false, lastError: trouble };
    }
    this.log.push("commit");
    if (this.failCommits > 0) {
      this.failCommits -= 1;
      return { ok: false, lastError: "391" };
    }
    this.saved = { ...this.values };
    return { ok: true, lastError: "0" };
  }

  commitWithRetry(delays) {
    const waits = delays.slice();
    return new Promise((resolve) => {
      const attempt = () => {
        const outcome = this.commit();
        if (outcome.ok || waits.length === 0 || this.trouble()) {
          resolve(outcome);
        } else {
          this.clock.setTimeout(attempt, waits.shift());
        }
      };
      attempt();
    });
  }

  readBack() {
    return { status: this.saved["cmi.core.lesson_status"] || "", scoreRaw: this.saved["cmi.core.score.raw"] || "" };
  }

  finish(navigation) {
    return this.end("finish:" + navigation);
  }

  leaving(last) {
    if (last.sessionTime) {
      this.write([["cmi.core.session_time", last.sessionTime]]);
    }
    return this.end("leaving");
  }

  end(word) {
    if (this.state !== "running") {
      return { ok: false, lastError: "not-running" };
    }
    this.log.push(word);
    this.state = "finished";
    this.saved = { ...this.values };
    return { ok: true, lastError: "0" };
  }

  hidden() {
    this.log.push("hidden");
  }

  lose() {
    this.lost = true;
    if (this.onLost) {
      this.onLost();
    }
  }

  commits() {
    return this.log.filter((line) => line === "commit").length;
  }
}

module.exports = { FakeLms };
