// What became of each clause between two versions, by its id: the rules of comparison.py and changes_page.py.
// compare.js uses it as pbComparison.
(() => {
  "use strict";
  /** @type {{runs: (old: Word[], now: Word[]) => Run[]}} */
  const { runs } = Reflect.get(globalThis, "pbMarks");
  /** @typedef {{text: string, key: string}} Word */
  /** @typedef {{mark: "same" | "old" | "new", text: string, end: number}} Run */
  /** @typedef {{what: string, shown: string}} Promised */
  /** @typedef {{id: string, above: string, number: string, name: string, text: Word[], promise?: Promised}} Clause */
  /** @typedef {{texts: [string, Word[]][], clauses: Map<string, Clause>}} Version */
  /**
   * What is known of the versions from `first` to `last`: of which clauses others were made, and whether a clause
   * differs beside its words.
   * @typedef {{lineage: Record<string, Record<string, string[]>>, first: number, last: number,
   *   isOtherBeside: (id: string) => boolean}} Span
   */

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

  /**
   * Return of which old clauses a newer one was made, through all versions between.
   * @param {string} id @param {Map<string, Clause>} had @param {Span} span @returns {Set<string>}
   */
  const originsOf = (id, had, { lineage, first, last }) => {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [number, ids] of Object.entries(lineage[id] || {})) {
      if (Number(number) <= first || Number(number) > last) continue;
      for (const origin of ids) {
        if (had.has(origin)) found.add(origin);
        else if (origin !== id) originsOf(origin, had, { lineage, first, last: Number(number) - 1 }).forEach((each) => found.add(each));
      }
    }
    if (found.size && had.has(id)) found.add(id);
    return found;
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
   * @param {Version} before @param {Version} after @param {Span} span
   */
  const changesOf = (before, after, span) => {
    const [had, has] = [before.clauses, after.clauses];
    const moved = movedAmong(had, has);
    /** @type {Map<string, string[]>} */
    const origins = new Map();
    for (const id of has.keys()) {
      const named = originsOf(id, had, span);
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
        const isChanged = was.name !== now.name || differ(was.text, now.text, "key") || span.isOtherBeside(id);
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

  /**
   * Return the promises that became stricter or weaker, came or went: what a customer looks for first.
   * @param {Change[]} all @param {Version} before
   */
  const limitsOf = (all, before) =>
    all.flatMap((change) => {
      const { was, now, origins, made: into } = change;
      const old = was?.promise || (now?.promise && origins.map((id) => before.clauses.get(id)?.promise).find(Boolean));
      const isTold = !now && into.some((id) => all.find((each) => each.id === id)?.now?.promise); // where it went
      return isTold || old?.shown === now?.promise?.shown ? [] : [{ change, old, promise: now?.promise }];
    });

  Reflect.set(globalThis, "pbComparison", { changesOf, textOf, limitsOf, differ });
})();
