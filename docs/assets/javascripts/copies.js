// A copy of a letter's text against what was sealed. Forgives what copying does, never a changed word.
const pbCopies = (() => {
  "use strict";
  const { fold, squeezed, furniture, isLineStart, isLineEnd, split, typed, WORD, NUMBER } = pbFolding;

  /**
   * @typedef {{ kind: "same" | "gone" | "new", text: string }} Piece
   * @typedef {{ id: string, name: string, state: string, pieces: Piece[][], numbered: string, wording: string }} Part
   */

  /** Whether a short text stands alone on its line, but for a number in front of it. */
  const isAlone = (/** @type {Folded} */ copy, /** @type {number} */ start, /** @type {number} */ end) => {
    let begin = start;
    while (begin > 0 && !isLineStart(copy, begin)) begin -= 1;
    const before = squeezed(copy.folded.slice(begin, start));
    return (before === "" || NUMBER.test(before)) && isLineEnd(copy, end);
  };

  /**
   * Return the longest row of paragraphs that stand in the copy word for word, in their order.
   * @param {Unit[]} units
   * @param {Folded} copy
   */
  const chain = (units, copy) => {
    const found = [];
    units.forEach((unit, index) => {
      for (const form of unit.forms) {
        const { folded } = form.folded;
        let start = copy.folded.indexOf(folded);
        for (let count = 0; start >= 0 && count < 20; count += 1, start = copy.folded.indexOf(folded, start + 1)) {
          const end = start + folded.length;
          const bonus = isAlone(copy, start, end) ? 1 : 0; // a heading rather than the same words in a sentence
          if (folded.length >= 8 || bonus) found.push({ index, form, start, end, sum: 0, last: -1, bonus });
        }
      }
    });
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    let best = -1;
    found.forEach((each, at) => {
      for (let before = 0; before < at; before += 1) {
        const other = found[before];
        // of two that would do, the nearer one: a heading stands in the contents too
        if (other.index < each.index && other.end <= each.start && other.sum >= each.sum && other.sum > 0) {
          [each.sum, each.last] = [other.sum, before];
        }
      }
      each.sum += each.end - each.start + each.bonus;
      if (best < 0 || each.sum > found[best].sum) best = at;
    });
    const row = [];
    for (let at = best; at >= 0; at = found[at].last) row.unshift(found[at]);
    return row;
  };

  /**
   * Return two rows of words, and which of the first are found in the second (their places there, else -1).
   * @param {string[]} wanted
   * @param {string[]} there
   * @returns {number[]}
   */
  const aligned = (wanted, there) => {
    const places = new Array(wanted.length).fill(-1);
    if (wanted.length * there.length > 1.5e7) return places;
    const width = there.length + 1;
    const table = new Uint16Array((wanted.length + 1) * width);
    for (let row = wanted.length - 1; row >= 0; row -= 1) {
      for (let column = there.length - 1; column >= 0; column -= 1) {
        const here = row * width + column;
        table[here] = wanted[row] === there[column]
          ? table[here + width + 1] + 1
          : Math.max(table[here + width], table[here + 1]);
      }
    }
    for (let row = 0, column = 0; row < wanted.length && column < there.length; ) {
      const here = row * width + column;
      if (wanted[row] === there[column]) places[row++] = column++;
      else if (table[here + width] >= table[here + 1]) row += 1;
      else column += 1;
    }
    return places;
  };

  const joined = (/** @type {Piece[]} */ pieces) =>
    pieces.reduce((/** @type {Piece[]} */ found, piece) => {
      const last = found[found.length - 1];
      if (last?.kind === piece.kind) last.text += piece.text;
      else if (piece.text) found.push({ ...piece });
      return found;
    }, []);

  /**
   * Return a text without the citations of its letter, which stand in front of or behind what somebody quotes; and these.
   * @param {{ cited: RegExp }} reference
   * @param {string} text
   * @returns {[string, string[]]}
   */
  const apart = ({ cited }, text) => {
    const whole = text.normalize("NFC");
    return [whole.replace(cited, " "), whole.match(cited) ?? []];
  };

  /**
   * Return the paragraph that holds a copy as a part, and what stands around it; null where none does.
   * @param {{ units: Unit[], parts: { name: string, label: string[] }[], cited: RegExp }} reference
   * @param {string} text
   */
  const within = (reference, text) => {
    const wanted = fold(apart(reference, text)[0]).folded;
    const isWord = (/** @type {string} */ pair) => pair.length === 2 && WORD.test(pair[0]) && WORD.test(pair[1]);
    for (const { part, forms: [{ folded: whole }] } of reference.units) {
      const label = reference.parts[part].label.find((each) => wanted.startsWith(each)) ?? "";
      const words = wanted.slice(label.length).replace(/^[:：,，]/, "");
      if (words.length < 8) continue;
      for (let at = whole.folded.indexOf(words); at >= 0; at = whole.folded.indexOf(words, at + 1)) {
        const end = at + words.length;
        if ([at, end].some((place) => place > 0 && isWord(whole.folded.slice(place - 1, place + 1)))) continue; // within a number or a word
        return {
          name: reference.parts[part].name,
          before: typed(whole, 0, at),
          words: typed(whole, at, end),
          after: end < whole.folded.length ? typed(whole, end, whole.folded.length) : "",
        };
      }
    }
    return null;
  };

  /**
   * Compare what was copied with what was sealed.
   * @param {{ units: Unit[], parts: { id: string, name: string, label: string[], isClause: boolean, isRemoved: boolean }[],
   *   words: string[], lines: string[], cited: RegExp, facts: { name: string, text: string }[] }} reference
   * @param {string} text
   */
  const compare = (reference, text) => {
    const { units, parts } = reference;
    const [bare, cited] = apart(reference, text);
    const copy = fold(bare);
    const isFurniture = furniture(reference.words);
    const known = new Set(reference.lines.map((line) => squeezed(fold(line).folded)));
    const row = chain(units, copy);
    const states = units.map(() => ({ kind: "gone", wording: "", pieces: /** @type {Piece[]} */ ([]) }));
    const result = {
      weight: 0,
      extra: /** @type {{ after: string, text: string }[]} */ ([]),
      other: /** @type {string[]} */ ([]),
      leftOut: cited,
      forms: /** @type {Map<string, string>} */ (new Map()),
      parts: /** @type {Part[]} */ ([]),
      facts: reference.facts.map((fact) => ({ ...fact, isThere: has(fold(text).folded, fold(fact.text).folded) })),
    };
    const numbered = parts.map(() => "");
    const lineAt = (/** @type {number} */ at) => (at >= 0 && at < copy.folded.length ? copy.line[at] : -1);
    const whole = (/** @type {Unit} */ unit) => unit.forms[0].folded;

    for (const { index, form, start, end } of row) {
      states[index] = {
        kind: "same",
        wording: form.kind,
        pieces: [{ kind: "same", text: typed(form.folded, 0, form.folded.folded.length) }],
      };
      for (let at = start; at < end; at += 1) {
        const [there, sealed] = [copy.text[copy.at[at]], form.folded.text[form.folded.at[at - start]]];
        if (there !== sealed && copy.folded[at] !== " ") result.forms.set(there, sealed);
      }
    }

    /**
     * Say of words that stand between two paragraphs what they are.
     * @param {ReturnType<typeof split>} words
     * @param {number} before  the paragraph before them, or -1
     * @param {number} after   the one behind them, or units.length
     * @param {number} lastLine  the line that the one before ends on
     * @param {number} nextStart  where the one behind begins
     */
    const residue = (words, before, after, lastLine, nextStart) => {
      const [colon] = words.slice(-1);
      const name = words.slice(0, -1).filter(({ line }) => line === colon?.line).map(({ word }) => word).join("");
      if (colon?.word === ":" && NUMBER.test(name)) words = words.slice(0, -1); // as who quotes a clause writes: 第二条第一项：
      const [from, to] = [units[before]?.part ?? -1, units[after]?.part ?? parts.length];
      const between = parts.slice(Math.max(from, 0), to + 1).map((part) => part.label);
      const labels = between.flatMap((own, at) => own.flatMap((one) => [one, ...(between[at + 1] ?? []).map((two) => one + two)]));
      // a number in front, perhaps broken over lines; but 1 before 5日 without a space is no number
      const isGlued = nextStart === words[words.length - 1]?.end && /\d\d/.test(copy.folded.slice(nextStart - 1, nextStart + 1));
      const most = Math.min(words.length, 16); // 第二条第十一项 has seven words
      const counts = Array.from({ length: most }, (_, at) => most - at);
      const isOwn = (/** @type {string} */ label) => !parts[to] || parts[to].label.some((each) => label.endsWith(each));
      const tail = counts.find((count) => {
        const label = words.slice(-count).map(({ word }) => word).join("");
        return labels.includes(label) && isOwn(label); // that of another clause, right in front of this one, is wrong
      });
      const rest = tail && to < parts.length && !isGlued ? words.slice(0, -tail) : words;
      const nextLine = lineAt(nextStart);
      const isInside = from >= 0 && to < parts.length && parts[from].isClause && parts[to].isClause;
      const lines = [...new Set(rest.map((word) => word.line))].map((line) => rest.filter((word) => word.line === line));
      lines.forEach((line, index) => {
        const [start, end] = [line[0].start, line[line.length - 1].end];
        const said = typed(copy, start, end).trim();
        const bare = squeezed(copy.folded.slice(start, end));
        const isLabel = labels.includes(bare);
        const isWhole = isLineStart(copy, start) && isLineEnd(copy, end);
        const isLast = index === lines.length - 1 && to < parts.length && !isGlued;
        if (isLabel && isWhole && (!isLast || isOwn(bare))) return;
        if (isLast && from !== to && NUMBER.test(bare)) numbered[to] = said;
        else if (isWhole && known.has(bare)) result.leftOut.push(said);
        else if (before >= 0 && line[0].line === lastLine) states[before].pieces.push({ kind: "new", text: said });
        else if (to < parts.length && line[0].line === nextLine) states[after].pieces.unshift({ kind: "new", text: said });
        else if (isInside) result.extra.push({ after: parts[from].name, text: said });
        else result.other.push(said);
      });
    };

    /** Find what differs between two places of the copy, where these paragraphs should stand. */
    const gap = (/** @type {number} */ first, /** @type {number} */ behind, /** @type {number} */ lo, /** @type {number} */ hi) => {
      const all = split(copy, lo, hi);
      const isOut = (/** @type {number} */ line) => {
        const own = all.filter((word) => word.line === line);
        const [start, end] = [own[0].start, own[own.length - 1].end];
        const isWhole = isLineStart(copy, start) && isLineEnd(copy, end);
        return isWhole && isFurniture(copy.folded.slice(start, end));
      };
      const out = new Set([...new Set(all.map((word) => word.line))].filter(isOut));
      const missing = units.slice(first, behind).map((unit) => split(whole(unit), 0, whole(unit).folded.length));
      const wanted = missing.flat();
      const attempts = [all.filter((word) => !out.has(word.line)), all].map((there) => {
        const places = aligned(wanted.map(({ word }) => word), there.map(({ word }) => word));
        return { there, places, fit: 2 * places.filter((place) => place >= 0).length - there.length };
      });
      const best = out.size && attempts[1].fit > attempts[0].fit ? attempts[1] : attempts[0];
      if (best === attempts[0]) {
        for (const line of out) {
          const own = all.filter((word) => word.line === line);
          result.leftOut.push(typed(copy, own[0].start, own[own.length - 1].end).trim());
        }
      }
      const { there, places } = best;
      let [next, before, lastLine, offset] = [0, first - 1, lineAt(lo - 1), 0];
      missing.forEach((words, index) => {
        const own = places.slice(offset, offset + words.length);
        offset += words.length;
        // the earliest of equal words was taken, perhaps in a paragraph that the copy lacks: they belong to what follows them
        for (let head = own.findIndex((place) => place >= 0); head > 0; head -= 1) {
          const place = own[head] - 1;
          if (place < next || there[place].word !== words[head - 1].word) break;
          own[head - 1] = place;
        }
        const found = own.filter((place) => place >= 0);
        const length = (/** @type {{ word: string }[]} */ some) => some.reduce((sum, { word }) => sum + word.length, 0);
        const span = found.length ? length(there.slice(found[0], found[found.length - 1] + 1)) : 0;
        const alike = length(words.filter((_, at) => own[at] >= 0));
        if (!found.length || found[0] < next || alike < 0.5 * Math.max(length(words), span)) return;
        const unit = first + index;
        residue(there.slice(next, found[0]), before, unit, lastLine, there[found[0]].start);
        const pieces = states[unit].pieces;
        const sealed = whole(units[unit]);
        let place = found[0];
        words.forEach((word, at) => {
          const text = typed(sealed, word.start, words[at + 1]?.start ?? sealed.folded.length);
          if (own[at] < 0) {
            pieces.push({ kind: "gone", text });
            return;
          }
          for (; place < own[at]; place += 1) {
            pieces.push({ kind: "new", text: typed(copy, there[place].start, there[place + 1].start) });
          }
          pieces.push({ kind: "same", text });
          place += 1;
        });
        const isWhole = pieces.every((piece) => piece.kind === "same");
        states[unit] = { kind: isWhole ? "same" : "differs", wording: "sealed", pieces };
        [next, before, lastLine] = [place, unit, there[place - 1].line];
      });
      residue(there.slice(next), before, behind, lastLine, hi);
    };

    let [first, lo] = [0, 0];
    for (const { index, start, end } of row) {
      gap(first, index, lo, start);
      [first, lo] = [index + 1, end];
    }
    gap(first, units.length, lo, copy.folded.length);

    const same = states.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === "same"));
    result.weight = same.reduce((sum, { text: words }) => sum + words.length, 0);
    const begun = units.find((_, index) => states[index].pieces.some(({ kind }) => kind === "same"))?.part ?? -1;
    parts.forEach((part, at) => {
      let own = units.map((unit, index) => ({ unit, state: states[index] })).filter(({ unit }) => unit.part === at);
      if (!own.length) return;
      const isExcerpt = at === begun && part.isClause && own[0].unit.isHeading && own.length > 1;
      if (isExcerpt && own[0].state.kind === "gone") own = own.slice(1); // a clause's text was copied without its heading
      const kinds = new Set(own.map(({ state }) => (state.pieces.some((piece) => piece.kind !== "same") ? "differs" : state.kind)));
      let state = kinds.size > 1 || kinds.has("differs") || numbered[at] ? "differs" : kinds.has("same") ? "same" : "missing";
      if (state === "missing" && own.some(({ unit }) => copy.folded.includes(whole(unit).folded) && whole(unit).folded.length >= 8)) {
        state = "moved";
      }
      result.parts.push({
        id: part.id,
        name: part.name,
        state: part.isRemoved ? "removed" : state,
        numbered: numbered[at],
        wording: own.some(({ state: { wording } }) => wording === "corrected") ? "corrected" : "",
        pieces: own.map(({ unit, state: each }) =>
          each.kind === "gone"
            ? [{ kind: "gone", text: typed(whole(unit), 0, whole(unit).folded.length) }]
            : joined(each.pieces),
        ),
      });
    });
    return result;
  };

  /** Whether a text holds another that no digit goes on. */
  const has = (/** @type {string} */ text, /** @type {string} */ wanted) => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (!/\d/.test(text[at - 1] ?? "") && !/\d/.test(text[at + wanted.length] ?? "")) return true;
    }
    return false;
  };

  return { compare, within };
})();
