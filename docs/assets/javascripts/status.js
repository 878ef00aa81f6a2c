// A page may be older than the day it is read on: correct each status by the date in the publisher's time zone.
(() => {
  "use strict";

  /**
   * Return today's date in a time zone, as ISO text.
   * @param {string} zone
   * @returns {string}
   */
  const today = (zone) => {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    const parts = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };

  /**
   * Return what holds today of a row of days: status, and for a status line its shape and word.
   * @param {string} days
   * @param {string} zone
   * @returns {string[]}
   */
  window.pbStatus = (days, zone) => {
    const day = today(zone);
    const begun = days
      .split(";")
      .map((entry) => entry.split("="))
      .filter(([from]) => from <= day);
    return begun[begun.length - 1].slice(1);
  };

  for (const element of document.querySelectorAll(".pb-as-at")) {
    const words = { timeZone: element.dataset.pbZone, year: "numeric", month: "long", day: "numeric" };
    const locale = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
    element.querySelector("time").textContent = new Intl.DateTimeFormat(locale, words).format(new Date());
  }

  const now = (/** @type {HTMLElement} */ element) => window.pbStatus(element.dataset.pbDays, element.dataset.pbZone);

  for (const element of document.querySelectorAll(".pb-status[data-pb-days]")) {
    const [status, shape, word] = now(element);
    element.className = `pb-status pb-status--${status}`;
    element.querySelector(".pb-shape").textContent = shape;
    element.querySelector(".pb-word").textContent = word;
  }
  for (const element of document.querySelectorAll(".pb-watermark[data-pb-days], .pb-notices[data-pb-days]")) {
    const [status] = now(element);
    for (const notice of element.children) notice.hidden = notice.dataset.pbStatus !== status;
    const { pbForces, pbFolder, pbBuilt } = element.dataset;
    if (!pbForces) continue; // a watermark leads nowhere
    if (status !== "in-force") document.querySelector(".pb-status-line")?.after(element); // before the reader relies on the text
    const day = today(element.dataset.pbZone);
    const current = pbForces
      .split(";")
      .map((force) => force.split("="))
      .find(([, from, to]) => from <= day && (!to || day <= to))?.[0];
    const none = document.querySelector("[data-pb-none-in-force]");
    if (none) none.hidden = Boolean(current);
    for (const link of element.querySelectorAll("[data-pb-current]")) {
      link.hidden = !current;
      if (current && current !== pbBuilt) link.setAttribute("href", `${pbFolder}v${current}/`);
    }
  }
})();
