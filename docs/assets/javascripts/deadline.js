// When a time limit ends: the same rules and calendar as hooks/pledgebook/deadlines.py, which names their sources.
// Times are those of the publisher's clocks, kept as if they were UTC, so that no other zone moves a day.
globalThis.pbDeadline = (() => {
  "use strict";
  const DAY = 86400000;
  const LENGTHS = { minute: 60000, hour: 3600000 };
  const MONTHS = { month: 1, quarter: 3, year: 12 };

  const iso = (/** @type {number} */ time) => new Date(time).toISOString().slice(0, 10);

  /**
   * Return the same date so many months later, or the last day of a month that has no such date.
   * @param {number} day
   * @param {number} months
   * @returns {number}
   */
  const later = (day, months) => {
    const [year, month, date] = iso(day).split("-").map(Number);
    const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
    return Date.UTC(year, month - 1 + months, Math.min(date, last));
  };

  /**
   * @typedef {{ years: Record<string, { off: string[], working: string[] }>, weekend: number[] }} Calendar
   * @typedef {{ number: number, unit: string, runs: string }} Limit
   * @param {Calendar} calendar
   * @param {number} start in milliseconds
   * @param {Limit} limit
   * @returns {{ time: number, isMoment: boolean, isMoved: boolean, isCertain: boolean }} `time` is the moment, or the
   *   beginning of the day at whose end the limit ends
   */
  return (calendar, start, limit) => {
    const sign = limit.runs === "before" ? -1 : 1;
    if (LENGTHS[limit.unit]) {
      const time = start + sign * limit.number * LENGTHS[limit.unit];
      return { time, isMoment: true, isMoved: false, isCertain: true };
    }
    const isWorking = (/** @type {number} */ time) => {
      const day = iso(time);
      const year = calendar.years[day.slice(0, 4)];
      if (year?.working.includes(day)) return true;
      return !calendar.weekend.includes(new Date(time).getUTCDay() || 7) && !year?.off.includes(day);
    };
    const knows = (/** @type {number} */ one, /** @type {number} */ other) => {
      const years = [one, other].map((time) => Number(iso(time).slice(0, 4))).sort();
      for (let year = years[0]; year <= years[1]; year += 1) if (!calendar.years[year]) return false;
      return true;
    };
    const begin = start - (((start % DAY) + DAY) % DAY);
    if (limit.unit === "business-day") {
      let day = begin;
      for (let left = limit.number; left > 0; ) {
        day += sign * DAY;
        if (isWorking(day)) left -= 1;
      }
      const time = sign < 0 ? day - DAY : day;
      return { time, isMoment: false, isMoved: false, isCertain: knows(begin, day) };
    }
    const last = MONTHS[limit.unit]
      ? later(begin, sign * limit.number * MONTHS[limit.unit])
      : begin + sign * limit.number * (limit.unit === "week" ? 7 : 1) * DAY;
    if (sign < 0) return { time: last - DAY, isMoment: false, isMoved: false, isCertain: true };
    let day = last;
    while (!isWorking(day)) day += DAY;
    return { time: day, isMoment: false, isMoved: day !== last, isCertain: knows(last, day) };
  };
})();
