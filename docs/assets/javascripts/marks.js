// Two texts as one, in runs that stay, go or come: the rules of marks.py, word for word; a test holds the two together.
// compare.js uses it as pbMarks.
(() => {
  "use strict";
  /** @typedef {{text: string, key: string}} Word */
  /** @typedef {{mark: "same" | "old" | "new", text: string, end: number}} Run */
  /** @typedef {[number, number]} Pair */

  const MOST = 400;
  const WORD =
    /[0-9]+(?:[.,:][0-9]+)*[%％]?|[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+)*|[零〇一二两三四五六七八九十百千]{2,}|\n| +|./gu;
  const SAYS = /[0-9A-Za-z\u00c0-\u024f\u3007\u3400-\u9fff]/;

  /** @param {string} text @returns {Word[]} */
  const words = (text) => (text.match(WORD) || []).map((word) => ({ text: word, key: word }));

  const same = (/** @type {Word} */ a, /** @type {Word} */ b) => a.text === b.text && a.key === b.key;

  /**
   * Return the words that stay: the fewest edits (Myers, 1986), or those of both ends where that is too far.
   * @param {string[]} old @param {string[]} now @returns {Pair[]}
   */
  const pairs = (old, now) => {
    let start = 0;
    while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
    let end = 0;
    const rest = Math.min(old.length, now.length) - start;
    while (end < rest && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
    /** @type {Pair[]} */
    const found = Array.from({ length: start }, (_, index) => [index, index]);
    const middle = shortest(old.slice(start, old.length - end), now.slice(start, now.length - end));
    for (const [x, y] of middle) found.push([x + start, y + start]);
    for (let index = end; index > 0; index--) found.push([old.length - index, now.length - index]);
    return found;
  };

  const isDown = (
    /** @type {Map<number, number>} */ furthest,
    /** @type {number} */ diagonal,
    /** @type {number} */ edits,
  ) =>
    diagonal === -edits ||
    (diagonal !== edits && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

  /** @param {string[]} old @param {string[]} now @returns {Pair[]} */
  const shortest = (old, now) => {
    const furthest = new Map([[1, 0]]);
    const trail = [];
    for (let edits = 0; edits <= Math.min(old.length + now.length, MOST); edits++) {
      trail.push(new Map(furthest));
      for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
        const down = isDown(furthest, diagonal, edits);
        let x = down ? furthest.get(diagonal + 1) ?? 0 : (furthest.get(diagonal - 1) ?? 0) + 1;
        while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x++;
        furthest.set(diagonal, x);
        if (x >= old.length && x - diagonal >= now.length) return walked(trail, old.length, now.length);
      }
    }
    return [];
  };

  /** @param {Map<number, number>[]} trail @param {number} x @param {number} y @returns {Pair[]} */
  const walked = (trail, x, y) => {
    /** @type {Pair[]} */
    const found = [];
    for (let edits = trail.length - 1; edits >= 0; edits--) {
      const diagonal = x - y;
      const before = isDown(trail[edits], diagonal, edits) ? diagonal + 1 : diagonal - 1;
      const fromX = edits ? trail[edits].get(before) ?? 0 : 0;
      const fromY = edits ? fromX - before : 0;
      while (x > fromX && y > fromY) found.push([--x, --y]);
      [x, y] = [fromX, fromY];
    }
    return found.reverse();
  };

  /**
   * Move what only comes or only goes as far back as it can: 第2条[和第3条], not 第2[条和第3]条.
   * @param {Pair[]} found @param {Word[]} old @param {Word[]} now
   */
  const slide = (found, old, now) => {
    let before = [-1, -1];
    found.forEach(([x, y], index) => {
      const next = found[index + 1];
      const follows = next && next[0] === x + 1 && next[1] === y + 1;
      const isLast = x === old.length - 1 && y === now.length - 1;
      const comes = x === before[0] + 1 && y > before[1] + 1;
      const goes = y === before[1] + 1 && x > before[0] + 1;
      if ((follows || isLast) && comes && same(now[before[1] + 1], now[y]) && same(now[y], old[x]))
        found[index] = [x, before[1] + 1];
      else if ((follows || isLast) && goes && same(old[before[0] + 1], old[x]) && same(old[x], now[y]))
        found[index] = [before[0] + 1, y];
      before = found[index];
    });
  };

  /** @param {Pair[]} found @returns {Pair[][]} */
  const grouped = (found) => {
    /** @type {Pair[][]} */
    const groups = [];
    for (const pair of found) {
      const last = groups.at(-1)?.at(-1);
      if (last && last[0] === pair[0] - 1 && last[1] === pair[1] - 1) groups.at(-1)?.push(pair);
      else groups.push([pair]);
    }
    return groups;
  };

  /**
   * Drop words that stay by chance, so that a rewritten sentence is no mosaic of single characters.
   * @param {Pair[]} found @param {Word[]} old @param {Word[]} now @returns {Pair[]}
   */
  const readable = (found, old, now) => {
    let groups = grouped(found);
    const isChance = (/** @type {Pair[]} */ group, /** @type {number} */ index) => {
      const before = groups[index - 1]?.at(-1) ?? [-1, -1];
      const after = groups[index + 1]?.[0] ?? [old.length, now.length];
      const [first, last] = [group[0], group[group.length - 1]];
      const left = Math.max(first[0] - before[0], first[1] - before[1]) - 1;
      const right = Math.max(after[0] - last[0], after[1] - last[1]) - 1;
      const said = group.reduce((sum, [x]) => sum + [...old[x].text].length, 0);
      const isEdge =
        (first[0] === 0 && first[1] === 0) || (last[0] === old.length - 1 && last[1] === now.length - 1);
      const isShort = group.length < Math.min(left, right, 6) && said < 12;
      const isSilent = left > 0 && right > 0 && !group.some(([x]) => SAYS.test(old[x].text));
      return !isEdge && (isShort || isSilent) && !group.some(([x]) => old[x].text === "\n");
    };
    for (;;) {
      const index = groups.findIndex(isChance);
      if (index < 0) return groups.flat();
      groups.splice(index, 1);
      groups = grouped(groups.flat());
    }
  };

  const said = (/** @type {Word[]} */ found) => found.filter(({ text }) => SAYS.test(text)).length;

  /**
   * Return both texts as one; what goes stands before what comes in its place.
   * @param {Word[]} old @param {Word[]} now @returns {Run[]}
   */
  const runs = (old, now) => {
    const all = pairs(
      old.map(({ key }) => key),
      now.map(({ key }) => key),
    );
    slide(all, old, now);
    let kept = readable(all, old, now);
    if (5 * said(kept.map(([x]) => old[x])) < Math.min(said(old), said(now))) kept = [];
    /** @type {Run[]} */
    const found = [];
    const add = (/** @type {Run["mark"]} */ mark, /** @type {string} */ text, /** @type {number} */ end) => {
      const last = found.at(-1);
      if (!text) return;
      if (last?.mark === mark) Object.assign(last, { text: last.text + text, end });
      else found.push({ mark, text, end });
    };
    const text = (/** @type {Word[]} */ part) => part.map((word) => word.text).join("");
    let [atOld, atNow] = [0, 0];
    for (const [x, y] of [...kept, /** @type {Pair} */ ([old.length, now.length])]) {
      add("old", text(old.slice(atOld, x)), atNow);
      add("new", text(now.slice(atNow, y)), y);
      if (x < old.length && y < now.length) {
        if (old[x].text === now[y].text) add("same", now[y].text, y + 1);
        else {
          add("old", old[x].text, y);
          add("new", now[y].text, y + 1);
        }
      }
      [atOld, atNow] = [x + 1, y + 1];
    }
    return found;
  };

  Object.assign(globalThis, { pbMarks: { words, runs } });
})();
