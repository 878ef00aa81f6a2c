// A page may be older than the day it is read on: correct each status by the date in the publisher's time zone.
(() => {
  "use strict";

  /**
   * Return today's date in a time zone, as ISO text.
   * @param {string} zone
   * @returns {string}
   */
  const today = (zone) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());

  for (const element of document.querySelectorAll("[data-pb-days]")) {
    const day = today(element.dataset.pbZone);
    const begun = element.dataset.pbDays
      .split(";")
      .map((entry) => entry.split("="))
      .filter(([from]) => from <= day);
    const [, status, shape, word] = begun[begun.length - 1];
    element.className = `pb-status pb-status--${status}`;
    element.querySelector(".pb-shape").textContent = shape;
    element.querySelector(".pb-word").textContent = word;
  }
})();
