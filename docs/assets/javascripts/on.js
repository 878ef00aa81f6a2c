// Read a letter as at any date: ?on=2026-03-01, or the form below the versions, leads to the version of that day.
(() => {
  "use strict";
  const form = document.querySelector("form[data-pb-on]");
  if (!(form instanceof HTMLFormElement)) return;
  const { pbForces = "", pbFolder = "", pbVersion = "", pbFound = "", pbNone = "" } = form.dataset;
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("on"));
  const said = form.querySelector("[data-pb-on-said]");
  const notice = document.querySelector("[data-pb-on-notice]");
  const index = location.protocol === "file:" ? "index.html" : "";

  /**
   * Whether the text is a day that there is.
   * @param {string} day
   */
  const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) === day;

  /**
   * Return the number of the version in force on a day, or nothing.
   * @param {string} day
   */
  const version = (day) =>
    pbForces
      .split(";")
      .map((force) => force.split("="))
      .find(([, from, to]) => from <= day && (!to || day <= to))?.[0];

  /**
   * Return a sentence with the day and the version in it.
   * @param {string} sentence
   * @param {string} day
   * @param {string} number
   */
  const filled = (sentence, day, number) => {
    const language = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
    const written = new Date(`${day}T00:00Z`).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
    return sentence.replace("%", written).replace("#", number);
  };

  /**
   * Lead to the version of a day, or say what this page is on that day.
   * @param {string} day
   * @param {boolean} isAsked whether the reader has just asked for it here
   */
  const lead = (day, isAsked) => {
    const number = version(day);
    if (number && number !== pbVersion) {
      const there = `${pbFolder}v${number}/${index}?on=${day}${location.hash}`;
      if (isAsked) location.assign(there);
      else location.replace(there);
      return;
    }
    const sentence = filled(number ? pbFound : pbNone, day, number || "");
    if (isAsked && said) said.textContent = sentence;
    if (notice instanceof HTMLElement) {
      notice.textContent = sentence;
      notice.hidden = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isDay(input.value)) lead(input.value, true);
  });
  const day = new URLSearchParams(location.search).get("on") || "";
  if (!isDay(day)) return;
  input.value = day;
  lead(day, false);
})();
