// Compare any two versions of a letter: read both pages, find what became of each clause, mark the words (pbMarks).
// The rules are those of comparison.py and changes_page.py.
(() => {
  "use strict";
  const form = document.querySelector("form[data-pb-compare]");
  const place = document.querySelector("[data-pb-compared]");
  if (!(form instanceof HTMLFormElement) || !(place instanceof HTMLElement)) return;
  /** @type {{words: (text: string) => Word[], runs: (old: Word[], now: Word[]) => Run[]}} */
  const { words, runs } = Reflect.get(globalThis, "pbMarks");
  /** @typedef {{text: string, key: string}} Word */
  /** @typedef {{mark: "same" | "old" | "new", text: string, end: number}} Run */
  /** @typedef {{id: string, above: string, number: string, name: string, text: Word[]}} Clause */
  /** @typedef {{title: string, texts: [string, Word[]][], clauses: Map<string, Clause>}} Version */

  const { pbLetter = "", pbLineage = "{}", pbWords = "{}" } = form.dataset;
  /** @type {Record<string, Record<string, string[]>>} */
  const lineage = JSON.parse(pbLineage);
  /** @type {Record<string, string>} */
  const said = JSON.parse(pbWords);
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
    const title = page.querySelector("h1")?.textContent || "";
    return {
      title,
      texts: [
        [said.title, words(title)],
        [said.summary, spoken(page.querySelector(".pb-summary"))],
        [said.preamble, spoken(page.querySelector(".pb-preamble"))],
      ],
      clauses,
    };
  };

  /**
   * Return which clauses stand below another one than before, or have overtaken others below the same one.
   * @param {Map<string, Clause>} had @param {Map<string, Clause>} has
   */
  const movedAmong = (had, has) => {
    const order = new Map([...had.keys()].map((id, at) => [id, at]));
    const moved = new Set([...has.values()].filter(({ id, above }) => had.get(id) && had.get(id)?.above !== above));
    const found = new Set([...moved].map(({ id }) => id));
    /** @type {Map<string, string[]>} */
    const below = new Map();
    for (const { id, above } of has.values())
      if (order.has(id) && !found.has(id)) below.set(above, [...(below.get(above) || []), id]);
    for (const siblings of below.values()) {
      const stay = rising(siblings.map((id) => order.get(id) ?? 0));
      siblings.forEach((id, at) => stay.has(at) || found.add(id));
    }
    return found;
  };

  /** Return the places of a longest rising sequence among different values. @param {number[]} values */
  const rising = (values) => {
    /** @type {number[]} */ const ends = [];
    /** @type {number[]} */ const last = [];
    const before = values.map((value, at) => {
      let length = ends.findIndex((end) => end >= value);
      if (length < 0) length = ends.length;
      [ends[length], last[length]] = [value, at];
      return length ? last[length - 1] : -1;
    });
    const found = new Set();
    for (let at = last.at(-1) ?? -1; at >= 0; at = before[at]) found.add(at);
    return found;
  };

  /**
   * Return of which old clauses a newer one was made, through all versions between.
   * @param {string} id @param {Map<string, Clause>} had @param {number} first @param {number} last @returns {Set<string>}
   */
  const originsOf = (id, had, first, last) => {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [number, ids] of Object.entries(lineage[id] || {})) {
      if (Number(number) <= first || Number(number) > last) continue;
      for (const origin of ids) {
        if (had.has(origin)) found.add(origin);
        else if (origin !== id) originsOf(origin, had, first, Number(number) - 1).forEach((each) => found.add(each));
      }
    }
    if (found.size && had.has(id)) found.add(id);
    return found;
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

  const differ = (/** @type {Word[]} */ old, /** @type {Word[]} */ now, /** @type {"key" | "text"} */ by) =>
    old.length !== now.length || old.some((word, at) => word[by] !== now[at][by]);

  /** Return several texts as one. @param {Word[][]} texts */
  const joined = (texts) =>
    texts.filter((text) => text.length).flatMap((text, at) => (at ? [{ text: "\n", key: "\n" }, ...text] : text));

  /**
   * Return one old text against several made of it, each with its part.
   * @param {Word[]} old @param {Word[][]} texts @returns {Run[][]}
   */
  const shared = (old, texts) => {
    const between = { text: "\n", key: "\n" };
    const whole = texts.flatMap((text, at) => (at ? [between, ...text] : text));
    /** @type {Run[][]} */
    const found = [[]];
    const say = (/** @type {Run["mark"]} */ mark, /** @type {string} */ text) => {
      const line = found[found.length - 1];
      const last = line.at(-1);
      if (last?.mark === mark) last.text += text;
      else line.push({ mark, text, end: 0 });
    };
    let start = 0;
    for (const { mark, text, end } of runs(old, whole)) {
      if (mark === "old") {
        if (text.trim() || text.includes("\n")) say(mark, text);
        continue;
      }
      for (const word of whole.slice(start, end)) word === between ? found.push([]) : say(mark, word.text);
      start = end;
    }
    return found;
  };

  /**
   * Return what became of each clause, in the order in which a reader meets it.
   * @param {Version} before @param {Version} after @param {number} first @param {number} last
   */
  const changesOf = (before, after, first, last) => {
    const [had, has] = [before.clauses, after.clauses];
    const moved = movedAmong(had, has);
    /** @type {Map<string, string[]>} */
    const origins = new Map();
    for (const id of has.keys()) {
      const named = originsOf(id, had, first, last);
      if (named.size) origins.set(id, [...had.keys()].filter((each) => named.has(each)));
    }
    const madeOf = (/** @type {string} */ id) =>
      [...origins].filter(([other, of]) => other !== id && of.includes(id)).map(([other]) => other);
    /** @type {Map<string, string[]>} */
    const gone = new Map();
    let behind = "";
    for (const id of had.keys()) {
      if (has.has(id)) behind = id;
      else gone.set(behind, [...(gone.get(behind) || []), id]);
    }
    const order = [...(gone.get("") || []), ...[...has.keys()].flatMap((id) => [id, ...(gone.get(id) || [])])];
    return order.map((id) => {
      const [was, now] = [had.get(id), has.get(id)];
      const [of, into] = [origins.get(id) || [], madeOf(id)];
      const isPart = of.length === 1 && (has.has(of[0]) || madeOf(of[0]).length > 1);
      const labels = [];
      if (of.length > 1) labels.push("merged");
      else if (isPart || (into.length && (into.length > 1 || now))) labels.push("split");
      else if (!now && into.length && (origins.get(into[0]) || []).length > 1) labels.push("merged");
      else if (!now) labels.push("removed");
      else if (!was) labels.push("added");
      if (was && now) {
        const isChanged = was.name !== now.name || differ(was.text, now.text, "key");
        const isFollowed = !isChanged && differ(was.text, now.text, "text");
        if (isChanged && !of.length && !into.length) labels.push("changed");
        if (moved.has(id)) labels.push("moved");
        else if (was.number !== now.number) labels.push("renumbered");
        if (isFollowed) labels.push("followed");
        if (!labels.length) labels.push("unchanged");
      }
      return { id, was, now, origins: of, made: into, labels };
    });
  };

  /** @typedef {ReturnType<typeof changesOf>[number]} Change */

  /**
   * Return the marked text of a clause.
   * @param {Change} change @param {Change[]} all @param {Version} before
   */
  const textOf = ({ id, was, now, origins, made: into }, all, before) => {
    const root = origins.length === 1 ? origins[0] : !origins.length && now && into.length ? id : "";
    if (root) {
      const parts = all.filter(
        (each) =>
          each.now &&
          ((each.origins.length === 1 && each.origins[0] === root) || (each.id === root && !each.origins.length)),
      );
      const texts = shared(before.clauses.get(root)?.text || [], parts.map((each) => each.now?.text || []));
      return texts[parts.findIndex((each) => each.id === id)];
    }
    if (origins.length) return runs(joined(origins.map((each) => before.clauses.get(each)?.text || [])), now?.text || []);
    return !now && into.length ? [] : runs(was?.text || [], now?.text || []);
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
    const all = changesOf(before, after, first, last);
    const isQuiet = (/** @type {Change} */ each) =>
      each.labels.every((label) => label === "renumbered" || label === "followed");
    const told = all.filter((each) => !isQuiet(each) && !each.labels.includes("unchanged"));
    const heading = made("h2", "", said.heading.replace("#", String(first)).replace("#", String(last)));
    /** @type {Node[]} */
    const parts = [heading];
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
