// On wide screens a reader may see the text before and after side by side instead of as one.
(() => {
  "use strict";
  const button = document.querySelector("[data-pb-aside]");
  const page = document.querySelector(".pb-changes");
  if (!(button instanceof HTMLButtonElement) || !page) return;

  /**
   * Return one of the two columns.
   * @param {Element} text
   * @param {"old" | "new"} side
   * @returns {Element}
   */
  const column = (text, side) => {
    const made = /** @type {Element} */ (text.cloneNode(true));
    made.className = `pb-marked pb-marked--${side}`;
    const title = document.createElement("p");
    title.className = "pb-pair-title";
    title.textContent = button.dataset[side === "old" ? "pbOld" : "pbNew"] || "";
    made.prepend(title);
    return made;
  };

  const turn = (/** @type {boolean} */ isOn) => {
    button.setAttribute("aria-pressed", String(isOn));
    page.classList.toggle("pb-changes--aside", isOn);
    for (const pair of page.querySelectorAll(".pb-pair")) {
      const whole = pair.querySelector(".pb-whole-text");
      if (whole) pair.replaceWith(whole);
      whole?.classList.remove("pb-whole-text");
    }
    if (!isOn) return;
    for (const text of page.querySelectorAll(".pb-marked")) {
      if (!text.querySelector("ins, del")) continue;
      const pair = document.createElement("div");
      pair.className = "pb-pair";
      text.replaceWith(pair);
      text.classList.add("pb-whole-text");
      pair.append(text, column(text, "old"), column(text, "new"));
    }
  };
  button.addEventListener("click", () => turn(button.getAttribute("aria-pressed") !== "true"));
  // another pair of versions has come to the page (compare.js)
  page.addEventListener("pb-compared", () => turn(button.getAttribute("aria-pressed") === "true"));
})();
