// Compare any two versions of a letter: read both pages, find what became of each clause, mark the words (pbMarks).
// The rules are those of comparison.js.
(() => {
  "use strict";
  const form = document.querySelector("form[data-pb-compare]");
  const place = document.querySelector("[data-pb-compared]");
  if (!(form instanceof HTMLFormElement) || !(place instanceof HTMLElement)) return;
  /** @type {{words: (text: string) => Word[], runs: (old: Word[], now: Word[]) => Run[]}} */
  const { words, runs } = Reflect.get(globalThis, "pbMarks");
  /** @typedef {Record<string, Record<string, string | null>>} Said  by name: from which version on, which words */
  const { changesOf, textOf, limitsOf, differ } = Reflect.get(globalThis, "pbComparison");

  const { pbLetter = "", pbLineage = "{}", pbWords = "{}", pbFacts = "{}", pbBeside = "{}" } = form.dataset;
  /** @type {Record<string, Record<string, string[]>>} */
  const lineage = JSON.parse(pbLineage);
  /** @type {Record<string, string>} */
  const said = JSON.parse(pbWords);
  /** @type {Said} */
  const facts = JSON.parse(pbFacts);
  /** @type {Record<string, Said>} */
  const beside = JSON.parse(pbBeside);
  const [from, to] = ["from", "to"].map((name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)));
  const status = form.querySelector("[data-pb-compare-said]");
  const index = location.protocol === "file:" ? "index.html" : "";

  /**
   * Return the words of a running text: its paragraphs, references by the clause that they name.
   * @param {Element | null | undefined} element @returns {Word[]}
   */
  const spoken = (element) => {
    /** @type {Word[]} */
    const found = [];
    for (const paragraph of element?.querySelectorAll("p:not(.pb-small)") ?? []) {
      let [line, plain] = [/** @type {Word[]} */ ([]), ""];
      const flush = () => {
        line.push(...words(plain));
        plain = "";
      };
      const walk = (/** @type {Node} */ node) => {
        if (node instanceof Text) plain += node.data;
        else if (!(node instanceof Element) || node.matches("dfn, del.pb-slip")) return;
        else if (node.matches("a.pb-reference:not(.pb-worded), a.pb-term:not(.pb-worded)")) {
          const [, letter, clause] =
            /(?:letters\/([a-z0-9-]+)\/)?(?:v\d+\/)?#(.+)$/.exec(node.getAttribute("href") || "") || [];
          flush();
          line.push({ text: node.textContent || "", key: `\0${letter || pbLetter}#${clause}` });
        } else node.childNodes.forEach(walk);
      };
      walk(paragraph);
      flush();
      while (line[0] && !line[0].text.trim()) line.shift();
      while (line.length && !line[line.length - 1].text.trim()) line.pop();
      if (found.length) found.push({ text: "\n", key: "\n" });
      found.push(...line);
    }
    return found;
  };

  /**
   * Return what a version's page says.
   * @param {string} number @returns {Promise<Version>}
   */
  const read = async (number) => {
    const answer = await fetch(`../v${number}/${index}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = window.pbPage(await answer.text());
    /** @type {Map<string, Clause>} */
    const clauses = new Map();
    for (const section of page.querySelectorAll(".pb-clauses .pb-clause")) {
      const heading = section.querySelector(":scope > .pb-heading, :scope > .pb-clause-body > .pb-heading");
      const text = section.querySelector(":scope > .pb-clause-body > .pb-text");
      clauses.set(section.id, {
        id: section.id,
        above: section.parentElement?.closest(".pb-clause")?.id || "",
        number: section.querySelector(":scope > .pb-number a")?.getAttribute("aria-label") || section.id,
        name: (heading || text?.querySelector("dfn"))?.textContent?.replace(/^“|”$/g, "") || "",
        text: spoken(text),
      });
    }
    for (const limit of page.querySelectorAll(".pb-glance a.pb-limit")) {
      const clause = clauses.get(limit.getAttribute("href")?.replace(/^.*#/, "") || "");
      const shown = limit.querySelector("strong")?.textContent || "";
      if (clause) clause.promise = { shown, what: limit.textContent?.slice(shown.length).trim() || "" };
    }
    return {
      texts: [
        [said.summary, spoken(page.querySelector(".pb-summary"))],
        [said.preamble, spoken(page.querySelector(".pb-preamble"))],
      ],
      clauses,
    };
  };

  /** @param {string} tag @param {string} name @param {string} text */
  const made = (tag, name = "", text = "") => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text;
    return element;
  };

  /** @param {Run} run */
  const markedRun = ({ mark, text }) => {
    if (mark === "same") return document.createTextNode(text);
    const element = made(mark === "old" ? "del" : "ins");
    const [before, after] = mark === "old" ? [said.deleted, said.end] : [said.inserted, said.end];
    element.append(made("span", "pb-hidden", before), text, made("span", "pb-hidden", after));
    return element;
  };

  /**
   * Return what differs among short particulars: its name, both values.
   * @param {Said} all @param {number} first @param {number} last @returns {[string, string, string][]}
   */
  const differing = (all, first, last) =>
    Object.entries(all).flatMap(([name, values]) => {
      const since = (/** @type {number} */ number) => Object.keys(values).findLast((each) => Number(each) <= number);
      const [old, now] = [first, last].map((number) => values[since(number) || ""] ?? null);
      return old === now || old === null || now === null ? [] : [[name, old, now]]; // what isn't known isn't compared
    });

  /** @param {[string, string, string][]} found */
  const rows = (found) => {
    const box = made("dl", "pb-rows");
    for (const [name, old, now] of found) {
      const [row, value] = [made("div"), made("dd")];
      value.append(...runs(words(old), words(now)).map(markedRun));
      row.append(made("dt", "", name), value);
      box.append(row);
    }
    return box;
  };

  /** @param {Limit[]} found @param {number} first @param {number} last */
  const limits = (found, first, last) => {
    const box = made("ul", "pb-limits");
    for (const { change, old, promise } of found) {
      const [item, what, pair] = [made("li"), made("span", "pb-limit-what"), made("span", "pb-limit")];
      const link = document.createElement("a");
      link.href = `../v${change.now ? last : first}/${index}#${change.id}`;
      link.textContent = (change.now || change.was)?.number || "";
      what.append(`${(promise || old)?.what} `, link);
      if (old) pair.append(part(promise ? said.limitWas : said.limitGone, "del", old.shown), " ");
      if (promise) pair.append(part(old ? said.limitNow : said.limitNew, "ins", promise.shown));
      item.append(what, " ", pair);
      box.append(item);
    }
    return box;
  };

  /** @param {string} word @param {string} tag @param {string} shown */
  const part = (word, tag, shown) => {
    const found = made("span", "", `${word} `);
    found.append(made(tag, "", shown));
    return found;
  };

  /** Return both texts as one, in paragraphs. @param {Run[]} found */
  const marked = (found) => {
    const box = made("div", "pb-marked");
    let line = made("p");
    for (const run of found) {
      if (run.mark === "old") {
        line.append(markedRun({ ...run, text: run.text.replaceAll("\n", "¶") }));
        continue;
      }
      const parts = run.text.split("\n");
      parts.forEach((part, at) => {
        const isEnd = at < parts.length - 1;
        const text = isEnd && run.mark === "new" ? `${part}¶` : part;
        if (text) line.append(markedRun({ ...run, text }));
        if (!isEnd) return;
        box.append(line);
        line = made("p");
      });
    }
    if (line.childNodes.length) box.append(line);
    return box;
  };

  const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** @param {Change} change @param {Change[]} all @param {Version} before @param {Version} after @param {number[]} numbers */
  const block = (change, all, before, after, [first, last]) => {
    const { id, was, now, labels } = change;
    const section = made("section", ["pb-change", ...labels.map((label) => `pb-change--${label}`)].join(" "));
    section.id = `c-${id}`;
    const names = made("p", "pb-change-labels");
    for (const label of labels) names.append(made("span", `pb-change-label pb-change-label--${label}`, said[label]));
    const title = made("h3");
    const link = document.createElement("a");
    link.href = `../v${now ? last : first}/${index}#${id}`;
    link.textContent = capital((now || was)?.number || id) + (now ? "" : said.former.replace("#", String(first)));
    title.append(link);
    if (was && now && was.number !== now.number)
      title.append(" ", made("span", "pb-small", said.was.replace("#", was.number)));
    if (was?.name || now?.name) {
      const heading = made("span", "pb-change-heading");
      if (was && now) heading.append(...runs(words(was.name), words(now.name)).map(markedRun));
      else heading.textContent = (now || was)?.name || "";
      title.append(" ", heading);
    }
    section.append(names, title);
    const relatives = [
      [said.origins, change.origins.filter((each) => each !== id).map((each) => before.clauses.get(each)), first],
      [said.into, change.made.map((each) => after.clauses.get(each)), last],
    ];
    for (const [words_, clauses, number] of relatives) {
      if (!Array.isArray(clauses) || !clauses.length) continue;
      const note = made("p", "pb-change-note", String(words_));
      clauses.forEach((clause, at) => {
        const relative = document.createElement("a");
        relative.href = `../v${number}/${index}#${clause?.id}`;
        relative.textContent = clause?.number || "";
        note.append(at ? said.comma : "", relative);
      });
      section.append(note);
    }
    const text = marked(textOf(change, all, before));
    if (text.childNodes.length) section.append(text);
    const found = was && now ? differing(beside[id] || {}, first, last) : [];
    if (found.length) section.append(rows(found));
    return section;
  };

  /** @param {string} heading @param {Change[]} changes @param {number} number */
  const list = (heading, changes, number) => {
    const items = made("ul", "pb-numbers-list");
    for (const { id, was, now } of changes) {
      const item = made("li");
      const link = document.createElement("a");
      link.href = `../v${number}/${index}#${id}`;
      link.textContent = `${capital(now?.number || "")} ${now?.name || ""}`.trim();
      item.append(link);
      const text = (now?.text || []).map((word) => word.text).join("");
      if (!now?.name) item.append(` ${text.slice(0, 20)}${text.length > 20 ? "…" : ""}`);
      if (was && now && was.number !== now.number)
        item.append(" ", made("span", "pb-small", said.was.replace("#", was.number)));
      items.append(item);
    }
    const details = made("details", "pb-unchanged");
    details.append(made("summary", "", heading.replace("#", String(changes.length))), items);
    return details;
  };

  let asked = 0;
  const show = async () => {
    const [first, last] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
    const turn = ++asked;
    [from.value, to.value] = [String(first), String(last)]; // before stands first
    if (status) status.textContent = "";
    if (first === last) {
      place.replaceChildren();
      if (status) status.textContent = said.equal;
      return;
    }
    history.replaceState(null, "", `?from=${first}&to=${last}${location.hash}`);
    /** @type {Version[]} */
    let both;
    try {
      both = await Promise.all([read(String(first)), read(String(last))]);
    } catch {
      if (status && turn === asked) status.textContent = said.failed;
      return;
    }
    if (turn !== asked) return;
    const [before, after] = both;
    const isOtherBeside = (/** @type {string} */ id) => differing(beside[id] || {}, first, last).length > 0;
    const all = changesOf(before, after, { lineage, first, last, isOtherBeside });
    const isQuiet = (/** @type {Change} */ each) =>
      each.labels.every((label) => label === "renumbered" || label === "followed");
    const told = all.filter((each) => !isQuiet(each) && !each.labels.includes("unchanged"));
    const heading = made("h2", "", said.heading.replace("#", String(first)).replace("#", String(last)));
    /** @type {Node[]} */
    const parts = [heading, made("h3", "", said.limits)];
    const changed = limitsOf(all, before);
    parts.push(changed.length ? limits(changed, first, last) : made("p", "", said.noLimits));
    const other = differing(facts, first, last);
    if (other.length) parts.push(made("h3", "", said.facts), rows(other));
    before.texts.forEach(([name, text], at) => {
      const now = after.texts[at][1];
      if (differ(text, now, "text")) parts.push(made("h3", "", name), marked(runs(text, now)));
    });
    parts.push(...told.map((each) => block(each, all, before, after, [first, last])));
    const quiet = all.filter(isQuiet);
    const unchanged = all.filter((each) => each.labels.includes("unchanged"));
    if (quiet.length) parts.push(list(said.quiet, quiet, last));
    if (unchanged.length) parts.push(list(said.unchangedClauses, unchanged, last));
    place.replaceChildren(...parts);
    if (status) status.textContent = (told.length ? said.found : said.none).replace("#", String(told.length));
    place.dispatchEvent(new CustomEvent("pb-compared", { bubbles: true }));
  };

  const asked_ = new URLSearchParams(location.search);
  for (const [select, name] of /** @type {[HTMLSelectElement, string][]} */ ([
    [from, "from"],
    [to, "to"],
  ])) {
    const value = asked_.get(name) || "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
    select.addEventListener("change", show);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
