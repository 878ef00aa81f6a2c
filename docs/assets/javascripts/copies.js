// A copy of a letter's text against what was sealed. Forgives what copying does, never a changed word.
const pbCopies = (() => {
  "use strict";

  /**
   * A text as it is compared: one UTF-16 unit to a place, each with its place in the text as it was and its line.
   * @typedef {{ text: string, folded: string, at: number[], line: number[] }} Folded
   *
   * What must stand in a copy: a paragraph, by each wording that counts as the same.
   * @typedef {{ part: number, forms: { kind: string, folded: Folded }[], label: string[], isHeading?: boolean }} Unit
   * @typedef {{ kind: "same" | "gone" | "new", text: string }} Piece
   * @typedef {{ id: string, name: string, state: string, pieces: Piece[][], numbered: string, wording: string }} Part
   */

  // The supplement's radicals that are words of their own: fonts of bad PDFs give them instead of the characters.
  const RADICALS = new Map(
    "⺁厂⺈刀⺊卜⺌小⺓幺⺗心⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
      .match(/../gu)
      .map((pair) => /** @type {[string, string]} */ ([...pair])),
  );
  // Compatibility forms that never are another word: full-width signs, radicals, ligatures. 10² is not 102.
  const FORMS = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe4f\uff01-\uff5e\uffe5]|[\u{2f800}-\u{2fa1f}]/u;
  const NOTHING = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
  const WORD = /[\p{Script=Latin}\d]/u;

  const plain = (/** @type {string} */ character) => {
    if (FORMS.test(character)) return RADICALS.get(character) ?? character.normalize("NFKC");
    return character === "\u2010" || character === "\u2011" ? "-" : character;
  };

  /**
   * @param {string} typed
   * @returns {Folded}
   */
  const fold = (typed) => {
    const text = typed.normalize("NFC");
    const result = { text, folded: "", at: /** @type {number[]} */ ([]), line: /** @type {number[]} */ ([]) };
    let [place, line, gap, soft] = [0, 0, false, false];
    const put = (/** @type {string} */ unit, /** @type {number} */ at) => {
      result.folded += unit;
      result.at.push(at);
      result.line.push(line);
    };
    for (const character of text) {
      if (character === "\n") line += 1;
      if (/\s/.test(character)) {
        gap ||= !soft; // a word broken at a soft hyphen goes on in the next line
      } else if (NOTHING.test(character)) {
        soft = character === "\u00ad";
      } else {
        const units = plain(character);
        if (gap && WORD.test(units[0]) && WORD.test(result.folded.slice(-1))) put(" ", place);
        for (let index = 0; index < units.length; index += 1) put(units[index], place);
        gap = soft = false;
      }
      place += character.length;
    }
    return result;
  };

  const han = "一二三四五六七八九十百零";
  const NUMBER = new RegExp(`^(?:第?[\\d.]+条?(?:第?\\([\\d${han}]+\\)项?)*(?:第?[①-⑳]目?)?|\\([\\d${han}]+\\)|[①-⑳]|`
    + `第[${han}]+[条项部分]+|[${han}]+、|\\d+\\.|clause[\\d.()]+)+$`);
  // What printers and browsers put around a page; the letter's own title, number, address and digest are added to it.
  const FURNITURE = [
    "https?://[!-~]+", "file://[!-~]+", "#[a-z0-9.-]+", "(?:摘要|digest|SHA-256)?[:：]?[0-9a-f]{8,64}",
    "第?\\d+页", "共\\d+页", "[—–-]\\d+[—–-]", "\\d+/\\d+", "Page\\d+of\\d+", "page\\d+of\\d+",
    "\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}[,，]?(?:[上下]午)?\\d{1,2}:\\d{2}(?::\\d{2})?",
    "\\d{1,2}/\\d{1,2}/\\d{2,4},\\d{1,2}:\\d{2}(?:[AP]M)?",
  ];
  const literally = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const squeezed = (/** @type {string} */ folded) => folded.replaceAll(" ", "");

  /**
   * Return a test for whole lines that are nothing but running headers and footers.
   * @param {string[]} words  the letter's own
   * @returns {(line: string) => boolean}
   */
  const furniture = (words) => {
    const own = words.map((each) => literally(squeezed(fold(each).folded))).filter(Boolean);
    const one = [...own, ...FURNITURE].join("|");
    const line = new RegExp(`^(?:${one})(?:${one}|[·|,;])*$`);
    return (text) => line.test(squeezed(text));
  };

  const isLineStart = (/** @type {Folded} */ copy, /** @type {number} */ at) => {
    const before = copy.folded[at - 1] === " " ? at - 2 : at - 1;
    return before < 0 || copy.line[before] !== copy.line[at];
  };

  const isLineEnd = (/** @type {Folded} */ copy, /** @type {number} */ end) => {
    const next = copy.folded[end] === " " ? end + 1 : end;
    return next >= copy.folded.length || copy.line[next] !== copy.line[end - 1];
  };

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

  const WORDS = /[\p{Script=Latin}]+|\d+(?:[.,]\d+)*|[^\s]/gu;

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

  /** Return a text's words with their places in it. What a space or line end parts are two words: 3.3. 2.6 */
  const split = (/** @type {Folded} */ text, /** @type {number} */ start, /** @type {number} */ end) => {
    const words = [];
    for (let from = start, at = start + 1; from < end; at += 1) {
      if (at < end && !/\s/.test(text.text.slice(text.at[at - 1], text.at[at]))) continue;
      for (const match of text.folded.slice(from, at).matchAll(WORDS)) {
        const begin = from + match.index;
        words.push({ word: match[0], start: begin, end: begin + match[0].length, line: text.line[begin] });
      }
      from = at;
    }
    return words;
  };

  /** Return what stands between two places of a text as it was typed, line breaks as what they stand for. */
  const typed = (/** @type {Folded} */ { text, at, folded }, /** @type {number} */ start, /** @type {number} */ end) =>
    text
      .slice(at[start], end < folded.length ? at[end] : text.length)
      .replace(/\u00ad\s*/g, "")
      .replace(/\s+/g, " ")
      .replace(/(?<=[\u2e80-\uffef]) | (?=[\u2e80-\uffef])/g, "");

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

  /**
   * Return what must stand in a copy of a letter, in a language.
   * @param {any} letter  a letter.json
   * @param {"zh" | "en"} language
   * @param {string[]} words  what else its running headers say
   */
  const reference = (letter, language, words) => {
    /** @type {Map<string, any>} */
    const leaves = new Map(letter.leaves.map((/** @type {any} */ leaf) => [leaf.path, leaf.value]));
    const isZh = language === "zh";
    const said = (/** @type {any} */ text) => text?.[language] ?? text?.zh ?? "";
    const run = (/** @type {any} */ text) =>
      said(text) && said(text).map((/** @type {any} */ piece) => piece.shown ?? piece).join("");
    const mended = (letter.corrections ?? []).map((/** @type {any} */ leaf) => leaf.value).filter(Boolean);
    const day = (/** @type {string} */ iso) => {
      const [year, month, date] = iso.split("-").map(Number);
      const name = new Date(Date.UTC(2000, month - 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
      return isZh ? `${year}年${month}月${date}日` : `${date} ${name} ${year}`;
    };
    /** @type {any[]} */
    const parts = [];
    /** @type {Unit[]} */
    const units = [];
    const put = (/** @type {string} */ path, /** @type {string} */ paragraph) => {
      const forms = [{ kind: "sealed", folded: fold(paragraph) }];
      const here = mended.filter((/** @type {any} */ each) => each.path === path && each.language === language);
      for (const [kind, form] of [["both", "old new"], ["corrected", "new"]]) {
        const text = here.reduce(
          (/** @type {string} */ whole, /** @type {any} */ each) =>
            whole.replace(each.old, () => form.split(" ").map((name) => each[name]).join("")),
          paragraph,
        );
        if (text !== paragraph) forms.push({ kind, folded: fold(text) });
      }
      if (forms[0].folded.folded) units.push({ part: parts.length - 1, forms, label: [] });
    };
    const texts = { title: isZh ? "名称" : "Title", summary: isZh ? "通俗说明" : "Summary", preamble: isZh ? "序言" : "Preamble" };
    for (const [path, name] of Object.entries(texts)) {
      if (!leaves.has(path)) continue;
      const value = leaves.get(path);
      parts.push({ id: path, name, label: [], isClause: false, isRemoved: value === undefined });
      for (const line of (path === "title" ? said(value) : run(value) || "").split("\n")) put(path, line);
    }
    const lines = [];
    for (const [path, value] of leaves) {
      if (!path.startsWith("clauses/")) continue;
      const redaction = letter.ledger.find((/** @type {any} */ entry) => entry.kind === "redact" && entry.path === path);
      const place = value?.place ?? redaction?.place ?? [];
      const dotted = place.slice(0, 2).join(".") + place.slice(2).map((/** @type {number} */ each) => `(${each})`).join("");
      const heading = value?.heading ? said(value.heading) : "";
      const cited = value ? said(value.cited) : isZh ? `编号${dotted}的条款` : `clause ${dotted}`;
      const name = [isZh ? cited : cited.replace(/^c/, "C"), heading || (value?.term ? said(value.term) : "")].filter(Boolean).join(" ");
      const label = value ? [said(value.label), value.label.zh, cited, dotted] : [dotted];
      parts.push({
        id: path.slice(8),
        name,
        label: [...new Set(label.map((each) => squeezed(fold(each).folded)))],
        isClause: true,
        isRemoved: !value,
      });
      if (heading) {
        put(path, heading);
        units[units.length - 1].isHeading = true;
        lines.push(heading, `${said(value.label)}${heading}`);
      }
      const term = value?.term ? `“${said(value.term)}”${isZh ? "" : " "}` : "";
      const text = value ? run(value.text) : isZh ? "（依法删除）" : "(removed by law)";
      for (const [at, line] of (text || "").split("\n").filter((/** @type {string} */ each) => each.trim()).entries()) {
        put(path, at ? line : term + line);
      }
    }
    for (const { kind, on, reason, basis } of letter.ledger) {
      for (const where of kind === "correct" ? ["", isZh ? "（英文文本）" : " in the Chinese text"] : []) {
        lines.push(isZh ? `${day(on)}勘误${where}：${said(reason)}` : `${day(on)}, corrected${where}: ${said(reason)}`);
      }
      if (kind === "redact") {
        lines.push(isZh ? `${day(on)}依法删除，依据：${said(basis)}` : `${day(on)}, removed by law on the basis of ${said(basis)}`);
      }
    }
    const [signed, effective, expires] = ["signed", "effective", "expires"].map((path) => leaves.get(path));
    const publisher = leaves.get("publisher") ?? {};
    const version = isZh ? `第${letter.version}版` : `Version ${letter.version}`;
    const facts = [
      { name: isZh ? "编号" : "Number", text: leaves.get("number") },
      { name: isZh ? "生效日期" : "In force from", text: effective && day(effective) },
      { name: isZh ? "届满日期" : "Until", text: expires && day(expires) },
      { name: isZh ? "签署人" : "Signed by", text: signed && said(signed.by) },
      { name: isZh ? "签署日期" : "Signed on", text: signed && day(signed.on) },
    ].filter((fact) => fact.text);
    const own = [leaves.get("number"), said(leaves.get("title")), said(publisher.name), said(publisher["legal-name"]), version];
    const since = effective ? [isZh ? `${day(effective)}生效` : `effective ${day(effective)}`] : [];
    const [title, name, begins] = [said(leaves.get("title")), said(publisher.name), effective ? day(effective) : ""];
    const number = leaves.get("number");
    const citations = isZh
      ? [`${name}《${title}》（编号${number}，${version}，${begins}生效）`, `《${title}》（编号${number}，${version}，${begins}生效）`, `《${title}》${version}`]
      : [`${name}, “${title}” (No. ${number}, ${version.toLowerCase()}, effective ${begins})`, `“${title}” (No. ${number}, ${version.toLowerCase()})`];
    const sealed = units.map((unit) => unit.forms[0].folded.text).join("\n");
    const forms = citations.filter((each) => !sealed.includes(each)).map((each) => [...each.replace(/\s/g, "")].map(literally).join("\\s*"));
    // what a version that is sealed says of itself can't be taken for a citation
    const cited = new RegExp(`(?:${forms.join("|") || "(?!)"})(?:,?\\s*(?:cl\\.|clause)\\s*[\\d.()]+)?`, "g");
    return { units, parts, lines, facts, cited, words: [...own.filter(Boolean), ...since, ...words] };
  };

  return { fold, compare, within, reference };
})();
