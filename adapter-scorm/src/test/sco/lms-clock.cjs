"use strict";

/** A clock that stands still until it is told to go on. */
class ManualClock {
  #now = 0;
  #tasks = [];

  now() {
    return this.#now;
  }

  setTimeout(task, delay) {
    this.#tasks.push({ task, at: this.#now + delay });
  }

  /** Goes on, running what falls due on the way. */
  async advance(milliseconds) {
    const until = this.#now + milliseconds;
    for (;;) {
      await settled();
      const due = this.#tasks.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) {
        break;
      }
      this.#tasks.splice(this.#tasks.indexOf(due), 1);
      this.#now = Math.max(this.#now, due.at);
      due.task();
    }
    this.#now = until;
    await settled();
  }

  get waiting() {
    return this.#tasks.length;
  }
}

/** Lets promises that are resolved already run their reactions. */
function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

module.exports = { ManualClock };
