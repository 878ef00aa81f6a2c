// Clause search on a large site: finds the clauses that may have a query's words without fetching all texts. The best
// come first in every list, so that a common word costs no more than a rare one. search_shards.py makes the files.
window.pbShards = (() => {
  "use strict";
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  const TERM = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{2,}|[a-z\u00df-\u024f]+|[0-9]+(?:[.,][0-9]+)*/gu;
  const UNIT = /[0-9]+(?:[.,][0-9]+)*[%\u3400-\u4dbf\u4e00-\u9fff]/g;
  const LATIN = /^[a-z\u00df-\u024f]+$/;
  const FEW = 48; // clauses that are rather verified than narrowed down any further
  const AT_ONCE = 5; // texts that are fetched at the same time: ten hits in as many texts are there after the first and two times these
  const MOST_TEXTS = 60; // texts that one query may fetch
  const KEPT = 300; // files kept in memory

  /**
   * Return rising numbers from text, the inverse of `encoded` in search_shards.py.
   * @param {string} text
   * @returns {number[]}
   */
  const decoded = (text) => {
    const numbers = [];
    let [before, value, shift] = [-1, 0, 0];
    for (let at = 0; at < text.length; at += 1) {
      const digit = VALUES[text[at]];
      value += (digit & 31) * 2 ** shift;
      if (digit >= 32) shift += 5;
      else {
        numbers.push((before += value + 1));
        [value, shift] = [0, 0];
      }
    }
    return numbers;
  };

  /** FNV-1a, 32 bits, as `hashed` in search_shards.py. */
  const hashed = (/** @type {string} */ text) => {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return value >>> 0;
  };

  /**
   * A rising list of clauses that is known up to a certain one; `more` makes it known further.
   * @typedef {{ ids: () => number[], upTo: () => number, more: () => Promise<void> }} List
   */

  const nothing = /** @type {List} */ ({ ids: () => [], upTo: () => Infinity, more: async () => {} });

  const leastKnown = (/** @type {List[]} */ lists) => {
    const least = Math.min(...lists.map((list) => list.upTo()));
    return Promise.all(lists.filter((list) => list.upTo() === least && least < Infinity).map((list) => list.more()));
  };

  /** Keep what a list computes until it knows more. */
  const kept = (/** @type {List[]} */ lists, /** @type {(upTo: number) => number[]} */ compute) => {
    let [known, ids] = [-1, /** @type {number[]} */ ([])];
    const upTo = () => Math.min(...lists.map((list) => list.upTo()));
    return {
      ids: () => {
        if (known !== upTo()) [known, ids] = [upTo(), compute(upTo())];
        return ids;
      },
      upTo,
      more: async () => {
        await leastKnown(lists);
      },
    };
  };

  const any = (/** @type {List[]} */ lists) => {
    if (lists.length < 2) return lists[0] ?? nothing;
    return kept(lists, (upTo) => {
      const all = new Set(lists.flatMap((list) => list.ids()));
      return [...all].filter((id) => id <= upTo).sort((a, b) => a - b);
    });
  };

  /** What all lists have, or more than that where one is short: every clause is verified in the end. */
  const every = (/** @type {List[]} */ lists) => {
    if (lists.length < 2) return lists[0] ?? nothing;
    const short = lists.filter((list) => list.upTo() === Infinity).sort((a, b) => a.ids().length - b.ids().length)[0];
    if (short && short.ids().length <= FEW) return short;
    return kept(lists, (upTo) => {
      const [first, ...others] = [...lists].sort((a, b) => a.ids().length - b.ids().length);
      const sets = others.map((list) => new Set(list.ids()));
      return first.ids().filter((id) => id <= upTo && sets.every((set) => set.has(id)));
    });
  };

  /** The search of one part of the index; `tools` are the engine's. */
  class Shards {
    constructor(/** @type {any} */ part, /** @type {any} */ tools) {
      Object.assign(this, { part, tools });
      const { manifest } = part;
      this.rank = new Map(manifest.common.split(" ").map((/** @type {string} */ term, /** @type {number} */ at) => [term, at]));
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
    }

    /**
     * Return what `make` makes of a file, once.
     * @template T
     * @param {string} name
     * @param {(text: string) => T} make
     * @returns {Promise<T>}
     */
    file(name, make) {
      if (!this.files.has(name)) {
        if (this.files.size >= KEPT) this.files.delete(this.files.keys().next().value);
        const asked = this.tools.fetched(this.part.manifest.at + name).then(make);
        asked.catch(() => this.files.delete(name));
        this.files.set(name, asked);
      }
      return this.files.get(name);
    }

    shard(/** @type {string} */ key) {
      const number = hashed(key) % this.part.manifest.shards;
      return this.file(`s${number}.txt`, (text) => new Map(text.split("\n").map((line) => [line.split("\t", 1)[0], line])));
    }

    /** The two lists of a line in a shard: in names, and in names or texts. */
    lists(/** @type {string} */ line) {
      const [term, , names = "", moreNames = "", , texts = "", moreTexts = ""] = line.split("\t");
      const own = [this.list(`${term}\tn`, names, moreNames), this.list(`${term}\tt`, texts, moreTexts)];
      return { name: own[0], all: any(own) };
    }

    /** @returns {List} */
    list(/** @type {string} */ name, /** @type {string} */ head, /** @type {string} */ more) {
      const ids = decoded(head);
      const isCut = more === "*"; // the list ends here, though there are more: only the best of a word's beginning
      const pages = isCut ? [] : more.split(",").filter(Boolean);
      let next = 0;
      const known = () => (next < pages.length || isCut ? (ids.at(-1) ?? -1) : Infinity);
      return {
        ids: () => ids,
        upTo: known,
        more: async () => {
          if (next >= pages.length) throw new RangeError("cut");
          const found = await this.file(`p${pages[next]}.txt`, (text) => text.split("\n"));
          const line = found.find((/** @type {string} */ each) => each.startsWith(`${name}\t`));
          next += 1;
          ids.push(...decoded(line.slice(name.length + 1)));
        },
      };
    }

    /**
     * Return the terms of folded text, those that stand in the fewest clauses first, as far as that is known.
     * @param {string} text
     * @returns {string[]}
     */
    terms(text) {
      const found = (text.match(TERM) ?? []).flatMap((run) => {
        if (LATIN.test(run) || /^[0-9]/.test(run)) return [run];
        const characters = [...run];
        return characters.slice(1).map((character, at) => characters[at] + character);
      });
      found.push(...(text.match(UNIT) ?? []));
      const rarity = (/** @type {string} */ term) => {
        const common = this.rank.get(term);
        return common ?? 1e6 + term.length;
      };
      const isLong = (/** @type {string} */ term) => !LATIN.test(term) || term.length > 2; // others' lists are cut short
      const all = [...new Set(found)].sort((a, b) => rarity(b) - rarity(a));
      return all.some(isLong) ? all.filter(isLong) : all;
    }

    /** The lists of one term; a word stands for all that begin with it, unless it is `isWhole`. */
    async term(/** @type {string} */ term, /** @type {boolean} */ isWhole) {
      if (!LATIN.test(term) || isWhole || term.length < 3) {
        const name = LATIN.test(term) && !isWhole ? `${term}*` : term;
        const line = (await this.shard(LATIN.test(name) ? name.slice(0, 3) : name)).get(name);
        return line ? this.lists(line) : { name: nothing, all: nothing };
      }
      const lines = [...(await this.shard(term.slice(0, 3)))].filter(([each]) => each.startsWith(term) && LATIN.test(each));
      const found = lines.map(([, line]) => this.lists(line));
      return { name: any(found.map(({ name }) => name)), all: any(found.map(({ all }) => all)) };
    }

    /** The lists of one word of a query: of its number, or of any of its needles, by their rarest terms. */
    async word(/** @type {any} */ word, /** @type {number} */ most) {
      const few = word.place ? 1 : most;
      const ways = word.needles.map(async (/** @type {any} */ { text, isWhole }) => {
        const found = await Promise.all(this.terms(text).slice(0, few).map((term) => this.term(term, isWhole)));
        if (!found.length) return null;
        return { name: every(found.map(({ name }) => name)), all: every(found.map(({ all }) => all)) };
      });
      if (word.place) ways.push(this.term(`#${word.place.join(".")}`, true));
      const found = (await Promise.all(ways)).filter(Boolean);
      if (!found.length) return null; // no term of it is in the index, such as a single character
      return { name: any(found.map(({ name }) => name)), all: any(found.map(({ all }) => all)) };
    }

    /**
     * Return the clauses that have all words: enough of them, the best first, or all.
     * @param {any[]} words
     * @param {boolean} isNear
     * @param {{ isEnough: (hits: any[]) => boolean, found?: (hits: any[]) => void }} wish
     */
    async find(words, isNear, wish) {
      const longest = [...words].sort((a, b) => b.said.length - a.said.length).slice(0, 3);
      const few = words.length > 3 ? words : longest; // a whole sentence stands in few clauses, if in any
      const state = { hits: [], seen: new Set(), texts: 0, words, isNear, wish, total: await this.total(words) };
      const one = words.length === 1;
      const found = await this.narrowed(state, few, one ? 2 : 1);
      // few of those clauses have the words: narrow them down by more terms
      return found ?? this.narrowed(state, words, 8);
    }

    /**
     * Verify the clauses that have the words' rarest terms, until there are enough; null where most haven't the words.
     * @param {any} state
     * @param {any[]} words
     * @param {number} most terms of a word
     */
    async narrowed(state, words, most) {
      const { hits, seen, wish, total } = state;
      const drivers = (await Promise.all(words.map((word) => this.word(word, most)))).filter(Boolean);
      if (!drivers.length) return { hits, isAll: false, isTooShort: true };
      let isAll = true;
      for (const kind of ["name", "all"]) {
        const list = every(drivers.map((driver) => driver[kind]));
        for (;;) {
          const ids = list.ids().filter((id) => !seen.has(id));
          const isDone = await this.verify(state, ids);
          if (!isDone || wish.isEnough(hits)) {
            isAll = isDone && list.upTo() === Infinity && kind === "all";
            return { hits, isAll, total };
          }
          if (most < 8 && state.texts > 12 && hits.length < state.texts / 3) return null;
          if (list.upTo() === Infinity || (kind === "name" && drivers.length > 1)) break;
          try {
            await list.more();
          } catch (error) {
            if (!(error instanceof RangeError)) throw error;
            isAll = false;
            break;
          }
        }
      }
      return { hits, isAll, total };
    }

    /** Read the texts of clauses and keep the hits among them; whether all were read. */
    async verify(/** @type {any} */ state, /** @type {number[]} */ ids) {
      const { hits, wish } = state;
      const size = this.part.manifest.chunk;
      /** @type {Map<number, number[]>} */
      const chunks = new Map();
      for (const id of ids) {
        const chunk = Math.floor(id / size);
        if (!chunks.has(chunk)) chunks.set(chunk, []);
        chunks.get(chunk).push(id);
      }
      const waiting = [...chunks];
      while (waiting.length) {
        if (wish.isEnough(hits) || state.texts >= (wish.most ?? MOST_TEXTS)) return false;
        const isFirst = hits.length === 0;
        const batch = waiting.splice(0, isFirst && !state.texts ? 1 : AT_ONCE);
        state.texts += batch.length;
        const read = await Promise.all(batch.map(([number]) => this.part.chunk(number)));
        for (const [at, [number, wanted]] of batch.entries()) {
          for (const id of wanted) {
            state.seen.add(id);
            const hit = this.tools.hit(read[at][id - number * size], state.words, state.isNear);
            if (hit) hits.push(hit);
          }
        }
        if (isFirst && hits.length) wish.found?.([...hits]);
      }
      return true;
    }

    /** Whether any clause has a word: without a look at texts, where its only term says so. */
    async exists(/** @type {any} */ word) {
      const [{ text }] = word.needles;
      const [term, ...others] = this.terms(text);
      if (term === text && !others.length && !word.place) return (await this.term(term, false)).all.ids().length > 0;
      const all = await Promise.all([term, ...others].map((each) => this.term(each, false)));
      if (!word.place && all.some((lists) => lists.all.ids().length === 0)) return false;
      const { hits } = await this.find([word], false, { isEnough: ({ length }) => length > 0, most: 12 });
      return hits.length > 0;
    }

    /** Fetch at once what will be asked about a text's words. */
    prepare(/** @type {string} */ text) {
      const keys = this.terms(text).map((term) => (LATIN.test(term) ? (term.length < 3 ? `${term}*` : term.slice(0, 3)) : term));
      return Promise.all([...new Set(keys)].map((key) => this.shard(key)));
    }

    /** How many clauses have the only word, where its only term says so; else nothing. */
    async total(/** @type {any[]} */ words) {
      const [{ needles, place }] = words;
      const [term, ...others] = needles.length === 1 ? this.terms(needles[0].text) : [];
      if (words.length > 1 || place || others.length || !term || term !== needles[0].text || LATIN.test(term)) return undefined;
      const counts = (await this.shard(term)).get(term)?.split("\t") ?? [];
      return Number(counts[1] ?? 0) + Number(counts[4] ?? 0);
    }
  }

  return { Shards };
})();
