// The clause index: search and filters over one list. The address keeps them, so that a link shows the same.
(() => {
  "use strict";
  const form = document.querySelector("[data-pb-filters]");
  if (!form) return;
  const PAGE = 30;
  const LONG = 500; // milliseconds without an answer, after which that is said
  const names = ["letter", "stage", "kind", "status"];
  /** A select or a group of radio buttons: both have a `value`. */
  const filters = names.map((name) => form.elements[name]);
  const { q: box, versions } = form.elements;
  const zh = document.documentElement.lang.startsWith("zh");
  const find = (/** @type {string} */ name) => document.querySelector(`[data-pb-${name}]`);
  const [list, none, notes, more, narrow] = ["hits", "none", "notes", "more", "narrow"].map(find);
  const count = form.querySelector("[data-pb-count]");
  const sections = [...document.querySelectorAll(".pb-index")];

  /** On a narrow screen the filters are in a sheet, which stays in the form; the button in it says what they leave. */
  const row = form.querySelector(".pb-filters-row");
  const sheet = document.createElement("dialog");
  sheet.className = "pb-sheet";
  sheet.setAttribute("aria-label", narrow.textContent);
  const done = document.createElement("button");
  Object.assign(done, { type: "button", className: "pb-button pb-chips-done" });
  form.append(sheet);
  const place = () => {
    if (sheet.open) sheet.append(row, done);
    else narrow.after(row);
  };

  /** What stands in the page: each clause with what it can be filtered by, in the order of `names`. */
  const standing = sections.flatMap((section) => {
    const { letter } = section.dataset;
    const status = section.querySelector(".pb-status").className.split("--")[1];
    return [...section.querySelectorAll("li")].map((item) => ({
      item,
      values: [letter, item.dataset.stage, item.dataset.kind, status],
    }));
  });

  const fits = (/** @type {string[]} */ values, /** @type {number} */ but = -1) =>
    filters.every(({ value }, index) => index === but || !value || values[index] === value);

  /**
   * Show beside each choice how many there would be, were it chosen.
   * @param {string[][]} all
   * @param {string} atLeast a plus sign where there may be more
   */
  const tally = (all, atLeast) => {
    for (const [index, filter] of filters.entries()) {
      const counts = new Map();
      for (const values of all) if (fits(values, index)) counts.set(values[index], (counts.get(values[index]) ?? 0) + 1);
      for (const choice of filter.options ?? filter) {
        if (!choice.value) continue;
        const number = counts.get(choice.value) ?? 0;
        if (choice instanceof HTMLOptionElement) {
          choice.dataset.label ??= choice.text;
          choice.text = zh ? `${choice.dataset.label}（${number}${atLeast}）` : `${choice.dataset.label} (${number}${atLeast})`;
          choice.hidden = number === 0 && !choice.selected;
        } else {
          choice.parentElement.querySelector("[data-pb-number]").textContent = `${number}${atLeast}`;
          choice.disabled = number === 0 && !choice.checked && !atLeast;
        }
      }
    }
  };

  const tell = (/** @type {string} */ words) => {
    count.textContent = words;
    done.textContent = zh ? `完成 · ${words}` : `Done · ${words}`;
  };

  const showStanding = () => {
    let shown = 0;
    for (const { item, values } of standing) {
      item.hidden = !fits(values);
      shown += Number(!item.hidden);
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    list.hidden = more.hidden = true;
    none.hidden = shown > 0;
    tell(count.dataset.pbCount.replace("%", String(shown)));
    tally(standing.map(({ values }) => values), "");
  };

  let asked = 0;
  let page = PAGE;
  const show = async () => {
    const chosen = filters.filter(({ value }) => value).length + Number(versions.checked);
    narrow.textContent = chosen ? narrow.dataset.pbNarrow.replace("%", String(chosen)) : narrow.dataset.label;
    const turn = (asked += 1);
    const query = box.value.trim();
    let result = null;
    let failed = false;
    if (query) {
      const slow = setTimeout(() => turn === asked && tell(zh ? "正在查找…" : "Searching…"), LONG);
      try {
        const wanted = page;
        if (!window.pbHits) throw new Error("hits.js"); // what shows them didn't come
        result = await window.pbSearch.search(query, {
          withOthers: versions.checked,
          isEnough: (/** @type {any[]} */ hits) =>
            turn !== asked || hits.filter((hit) => fits(valuesOf(hit))).length > wanted,
          found: (/** @type {any} */ first) => {
            clearTimeout(slow);
            if (turn === asked) draw(query, first);
          },
        });
      } catch {
        failed = true;
      } finally {
        clearTimeout(slow);
      }
      if (turn !== asked) return;
    }
    notes.replaceChildren(...(failed && window.pbHits ? window.pbHits.failed(true) : []));
    if (result) draw(query, result);
    else showStanding();
  };

  const draw = (/** @type {string} */ query, /** @type {any} */ result) => {
    const values = result.hits.map(valuesOf);
    const hits = result.hits.filter((/** @type {any} */ _, /** @type {number} */ index) => fits(values[index]));
    for (const section of sections) section.hidden = true;
    list.hidden = hits.length === 0;
    list.replaceChildren(...hits.slice(0, page).map(window.pbHits.line));
    more.hidden = hits.length <= page;
    none.hidden = hits.length > 0 || result.hits.length === 0;
    tell(window.pbHits.said(hits.length, result));
    notes.replaceChildren(...window.pbHits.notes(query, result, ask));
    tally(values, result.isAll ? "" : "+");
  };

  const valuesOf = (/** @type {any} */ hit) => {
    const { group, stage, kind } = hit.doc;
    return [group.letter, stage, kind, window.pbHits.status(hit)[0]];
  };

  const ask = (/** @type {string} */ query) => {
    box.value = query;
    change();
    box.focus();
  };

  /** Whether the last entry of the history was made by typing, which goes on. */
  let isTyping = false;
  const remember = (/** @type {boolean} */ typed) => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const address = `${location.pathname}${String(query) && "?"}${query}${location.hash}`;
    history[typed && isTyping ? "replaceState" : "pushState"](null, "", address);
    isTyping = typed;
  };

  const change = (/** @type {boolean} */ typed = false) => {
    page = PAGE;
    remember(typed);
    show();
  };

  const recall = () => {
    const wanted = new URLSearchParams(location.search);
    box.value = wanted.get("q") ?? "";
    versions.checked = wanted.get("versions") === "all";
    for (const [index, filter] of filters.entries()) {
      const choices = [...(filter.options ?? filter)];
      const choice = choices.find(({ value }) => value === wanted.get(names[index])) ?? choices[0];
      choice[filter.options ? "selected" : "checked"] = true;
    }
    page = PAGE;
    isTyping = false;
    show();
  };

  narrow.dataset.label = narrow.textContent;
  narrow.addEventListener("click", () => {
    sheet.showModal();
    place();
    row.querySelector("select").focus();
  });
  sheet.addEventListener("close", place);
  sheet.addEventListener("click", ({ target }) => (target === sheet || target === done) && sheet.close());
  matchMedia("(min-width: 60rem)").addEventListener("change", () => sheet.close());
  box.addEventListener("input", (event) => {
    if (!event.isComposing) change(true);
  });
  box.addEventListener("compositionend", () => change(true));
  box.addEventListener("focus", () => window.pbSearch?.warm(), { once: true });
  box.addEventListener("blur", () => (isTyping = false));
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // Enter and arrows belong to the input method
    if (event.key === "Escape" && box.value) {
      box.value = "";
      change();
      event.preventDefault();
    } else if (event.key === "ArrowDown") {
      (list.querySelector("a") ?? document.querySelector(".pb-index li:not([hidden]) a"))?.focus();
      event.preventDefault();
    }
  });
  list.addEventListener("keydown", (event) => {
    const stops = [box, ...list.querySelectorAll("a")];
    const to = stops.indexOf(document.activeElement) + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN);
    if (!stops[to]) return;
    stops[to].focus();
    event.preventDefault();
  });
  form.addEventListener("change", (event) => {
    if (event.target !== box) change();
  });
  form.addEventListener("reset", () => setTimeout(change));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    box.blur(); // puts a telephone's keyboard away
  });
  more.addEventListener("click", async () => {
    const last = list.lastElementChild;
    page += PAGE;
    await show();
    list.children[Math.min(page - PAGE, list.children.length - 1)]?.querySelector("a")?.focus();
    last?.scrollIntoView({ block: "start" });
  });
  addEventListener("popstate", recall);
  recall();
})();
