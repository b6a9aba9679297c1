/*
 * The two ways in which SCORM writes a length of time: CMITimespan (SCORM 1.2 RTE, "Data Types") and
 * timeinterval(second,10,2) (SCORM 2004 RTE, "Data Types"). Only time measured here by the clock goes
 * through this; times that the server reports arrive in their final form.
 */
(function () {
  "use strict";

  const sco = (window.LabportSco = window.LabportSco || {});

  const CAP_12 = 9999 * 3600 + 59 * 60 + 59.99;
  const CLOCK = /^(\d{1,5}):(\d{1,2}):(\d{1,2}(?:\.\d*)?)$/;
  const DURATION = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/;
  // A year and a month have no fixed length; LMSs that write them at all use these.
  const DURATION_UNITS = [365 * 86400, 30 * 86400, 86400, 3600, 60, 1];
  const CLOCK_UNITS = [3600, 60, 1];

  sco.time = {
    /** "0001:09:28.00". Four digits of hours always: two to four are legal, yet LMSs refuse what is shorter or longer. */
    to12(seconds) {
      const { hours, minutes, hundredths } = split(Math.min(seconds, CAP_12));
      return pad(hours, 4) + ":" + pad(minutes, 2) + ":" + pad(Math.floor(hundredths / 100), 2) + "." + pad(hundredths % 100, 2);
    },

    /** "PT1H9M28S". Never weeks, a bare "PT", or more than two digits of fraction. */
    to2004(seconds) {
      const { hours, minutes, hundredths } = split(seconds);
      const text = "PT" + (hours ? hours + "H" : "") + (minutes ? minutes + "M" : "") + (hundredths ? hundredths / 100 + "S" : "");
      return text === "PT" ? "PT0S" : text;
    },

    /** Seconds from either form, 0 for an empty text, null for anything else. */
    parse(text) {
      const trimmed = String(text === null || text === undefined ? "" : text).trim();
      if (trimmed === "") {
        return 0;
      }
      const clock = CLOCK.exec(trimmed);
      if (clock) {
        return sum(clock, CLOCK_UNITS);
      }
      const duration = DURATION.exec(trimmed);
      return duration ? sum(duration, DURATION_UNITS) : null;
    },
  };

  function split(seconds) {
    // Cut off, not rounded, so that no session becomes longer than it was. The millionth undoes binary fractions:
    // 0.29 * 100 is 28.999999999999996.
    const total = seconds > 0 && seconds < Number.MAX_SAFE_INTEGER / 100 ? Math.floor(seconds * 100 + 1e-6) : 0;
    return { hours: Math.floor(total / 360000), minutes: Math.floor((total % 360000) / 6000), hundredths: total % 6000 };
  }

  function sum(match, units) {
    return units.reduce((total, unit, at) => total + Number(match[at + 1] || 0) * unit, 0);
  }

  function pad(number, digits) {
    return String(number).padStart(digits, "0");
  }
})();
