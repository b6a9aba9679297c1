"use strict";

/** Time and timers that stand still until they are told to go on. */
class FakeClock {
  constructor() {
    this.time = 0;
    this.tasks = [];
    this.count = 0;
    this.now = () => this.time;
    this.setTimeout = (task, ms) => {
      this.count += 1;
      this.tasks.push({ id: this.count, task, at: this.time + (ms || 0) });
      return this.count;
    };
    this.clearTimeout = (id) => {
      this.tasks = this.tasks.filter((each) => each.id !== id);
    };
  }

  async advance(ms) {
    const until = this.time + ms;
    for (;;) {
      await settled();
      const due = this.tasks.filter((each) => each.at <= until).sort((a, b) => a.at - b.at || a.id - b.id)[0];
      if (!due) {
        break;
      }
      this.clearTimeout(due.id);
      this.time = Math.max(this.time, due.at);
      due.task();
    }
    this.time = until;
    await settled();
  }

  /** Time goes by and no timer runs, as in a frozen page. */
  freeze(ms) {
    this.time += ms;
  }
}

/** Lets everything that waits only for promises go on. */
async function settled() {
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

module.exports = { FakeClock, settled };
