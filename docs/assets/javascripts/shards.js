// Clause search on a large site: finds the clauses that may have a query's words without fetching all texts. The best
// come first in every list, so that a common word costs no more than a rare one. search_shards.py makes the files.
window.pbShards = (() => {
  "use strict";
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
  const TERM = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{2,}|[a-z\u00df-\u024f]+|[0-9]+(?:[.,][0-9]+)*/gu;
  const UNIT = /[0-9]+(?:[.,][0-9]+)*[%\u3400-\u4dbf\u4e00-\u9fff]/g;
  const LATIN = /^[a-z\u00df-\u024f]+$/;
  const ENDING = /^(.{3,}?)(?:ies|es|s|y)$/;
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

  /** @typedef {{ name: List, all: List }} Lists of what has a term in its name, and of what has it at all */
  const NOTHING = /** @type {Lists} */ ({ name: nothing, all: nothing });

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

  const either = (/** @type {Lists[]} */ found) => {
    const some = found.filter((each) => each !== NOTHING);
    return some.length ? { name: any(some.map(({ name }) => name)), all: any(some.map(({ all }) => all)) } : NOTHING;
  };

  /** The shortest of those lists that are wholly known. */
  const shortest = (/** @type {List[]} */ lists) =>
    lists.filter((list) => list.upTo() === Infinity).sort((a, b) => a.ids().length - b.ids().length)[0];

  /** What all lists have, or more than that where one is short: every clause is verified in the end. */
  const every = (/** @type {List[]} */ lists) => {
    if (lists.length < 2) return lists[0] ?? nothing;
    const both = (/** @type {List} */ first, /** @type {number} */ upTo) => {
      const known = lists.filter((list) => list !== first).map((list) => ({ set: new Set(list.ids()), end: list.upTo() }));
      return first.ids().filter((id) => id <= upTo && known.every(({ set, end }) => id > end || set.has(id)));
    };
    const short = shortest(lists);
    // beyond what is known of the others, few clauses are rather verified than narrowed down by further files
    const left = short && both(short, Infinity);
    if (left?.length <= FEW) return { ...nothing, ids: () => left };
    return kept(lists, (upTo) => both([...lists].sort((a, b) => a.ids().length - b.ids().length)[0], upTo));
  };

  /**
   * Return the terms of folded text.
   * @param {string} text
   * @returns {string[]}
   */
  const terms = (text) => {
    const found = (text.match(TERM) ?? []).flatMap((run) => {
      if (LATIN.test(run) || /^[0-9]/.test(run)) return [run];
      const characters = [...run];
      return characters.slice(1).map((character, at) => characters[at] + character);
    });
    return [...new Set([...found, ...(text.match(UNIT) ?? [])])];
  };

  /** Whether all clauses of a term are listed: the lists of what begins with one or two letters are cut short. */
  const isListed = (/** @type {string} */ term) => !LATIN.test(term) || term.length > 2;

  const root = (/** @type {string} */ term) => (LATIN.test(term) ? term.replace(ENDING, "$1") : term);

  /** The search of one part of the index; `tools` are the engine's. */
  class Shards {
    constructor(/** @type {any} */ part, /** @type {any} */ tools) {
      Object.assign(this, { part, tools });
      const { manifest } = part;
      this.rank = new Map(manifest.common.split(" ").map((/** @type {string} */ term, /** @type {number} */ at) => [term, at]));
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
      /** The roots of the synonyms' terms, which all stand in one file too, as `roots` in search_terms.py has them. */
      const texts = manifest.synonyms.flat(2).map(tools.fold);
      this.roots = new Set(texts.flatMap((/** @type {string} */ text) => terms(text)).filter(isListed).map(root));
      this.isAsked = false;
    }

    /** Look up synonyms' terms in their own file from now on, if a query has one of them. */
    expect(/** @type {string} */ query) {
      this.isAsked ||= this.part.manifest.synonyms.some(([said]) => said.some((/** @type {string} */ each) => query.includes(each)));
    }

    /** Whether a term is looked up in the synonyms' file: all of them together cost one request. */
    isNear(/** @type {string} */ term) {
      return this.isAsked && isListed(term) && this.roots.has(root(term));
    }

    /** The lines of all terms of one file, by term. */
    lines(/** @type {string} */ name) {
      return this.file(name, (text) => new Map(text.split("\n").map((line) => [line.split("\t", 1)[0], line])));
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

    /** The lines of the shard in which a term's is, if it has one. */
    shard(/** @type {string} */ term) {
      const key = LATIN.test(term) ? term.slice(0, 3) : term;
      return this.lines(`s${hashed(key) % this.part.manifest.shards}.txt`);
    }

    /** The two lists of a term's line: in names, and in names or texts. */
    lists(/** @type {string} */ line) {
      const [term, , names = "", moreNames = "", , texts = "", moreTexts = ""] = line.split("\t");
      const own = [this.list(term, "n", names, moreNames), this.list(term, "t", texts, moreTexts)];
      return { name: own[0], all: any(own) };
    }

    /** @returns {List} */
    list(/** @type {string} */ term, /** @type {string} */ part, /** @type {string} */ head, /** @type {string} */ more) {
      let ids = decoded(head);
      // the list ends here, though there are more: only the best of a word's beginning, and in the synonyms' file the first
      const isCut = more === "*";
      let isNear = more === "+";
      let pages = /^[*+]/.test(more) ? [] : more.split(",").filter(Boolean);
      const known = () => (pages.length || isCut || isNear ? (ids.at(-1) ?? -1) : Infinity);
      return {
        ids: () => ids,
        upTo: known,
        more: async () => {
          if (isNear) {
            const columns = (await this.shard(term)).get(term).split("\t").slice(part === "n" ? 2 : 5);
            ids = decoded(columns[0]);
            pages = (columns[1] ?? "").split(",").filter(Boolean);
            isNear = false;
            return;
          }
          if (!pages.length) throw new RangeError("cut");
          const found = await this.file(`p${pages[0]}.txt`, (text) => text.split("\n"));
          const line = found.find((/** @type {string} */ each) => each.startsWith(`${term}\t${part}\t`));
          pages.shift();
          ids.push(...decoded(line.slice(term.length + part.length + 2)));
        },
      };
    }

    /**
     * Return the terms of folded text, those that stand in the fewest clauses first, as far as that is known.
     * @param {string} text
     * @returns {string[]}
     */
    terms(text) {
      const rarity = (/** @type {string} */ term) => this.rank.get(term) ?? 1e6 + term.length;
      const all = terms(text).sort((a, b) => rarity(b) - rarity(a));
      return all.some(isListed) ? all.filter(isListed) : all;
    }

    /** The lists of one term; a word stands for all that begin with it, unless it is `isWhole`. */
    async term(/** @type {string} */ term, /** @type {boolean} */ isWhole) {
      const name = isWhole || isListed(term) ? term : `${term}*`;
      const found = await (this.isNear(term) ? this.lines("k.txt") : this.shard(name));
      if (!LATIN.test(name) || isWhole) {
        const line = found.get(name);
        return line ? this.lists(line) : NOTHING;
      }
      const lines = [...found].filter(([each]) => each.startsWith(term) && LATIN.test(each));
      return either(lines.map(([, line]) => this.lists(line)));
    }

    /**
     * The lists of some of a text's terms: all that are near, and so many others, the rarest; NOTHING where one of them
     * stands nowhere, null where the text has no terms.
     */
    async text(/** @type {string} */ text, /** @type {boolean} */ isWhole, /** @type {number} */ most) {
      const all = this.terms(text);
      if (!all.length) return null;
      const near = all.filter((term) => this.isNear(term));
      const found = await Promise.all(near.map((term) => this.term(term, isWhole)));
      if (found.includes(NOTHING)) return NOTHING;
      const others = all.filter((term) => !near.includes(term)).slice(0, near.length ? most - 1 : most);
      found.push(...(await Promise.all(others.map((term) => this.term(term, isWhole)))));
      if (found.includes(NOTHING)) return NOTHING;
      return { name: every(found.map(({ name }) => name)), all: every(found.map(({ all }) => all)) };
    }

    /** The lists of one word of a query: of its number, or of any of its needles; null where no term is in the index. */
    async word(/** @type {any} */ word, /** @type {number} */ most) {
      const ways = word.needles.map(({ text, isWhole }) => this.text(text, isWhole, word.place ? 1 : most));
      if (word.place) ways.push(this.term(`#${word.place.join(".")}`, true));
      const found = (await Promise.all(ways)).filter(Boolean);
      return found.length ? either(found) : null;
    }

    /**
     * Return the clauses that have all words: enough of them, the best first, or all.
     * @param {any[]} words
     * @param {boolean} isNear
     * @param {{ isEnough: (hits: any[]) => boolean, found?: (hits: any[]) => void }} wish
     */
    async find(words, isNear, wish) {
      const { ignored } = this.part.manifest;
      const telling = words.filter(({ said }) => !ignored.includes(said) && terms(said).length);
      const isKnown = (/** @type {any} */ { needles }) => needles.every(({ text }) => terms(text).every((term) => this.isNear(term)));
      // where words stand nowhere together, it ends: those that cost nothing are looked up first, and little words last
      for (const some of isNear ? [] : [telling.filter(isKnown), telling]) {
        const found = await Promise.all(some.map((each) => this.word(each, 1)));
        const together = every(found.filter(Boolean).map(({ all }) => all));
        if (found.length && together.upTo() === Infinity && !together.ids().length) return { hits: [], isAll: true, total: 0 };
      }
      const longest = [...words].sort((a, b) => b.said.length - a.said.length).slice(0, 3);
      const few = words.length > 3 ? words : longest; // a whole sentence stands in few clauses, if in any
      const state = { hits: [], seen: new Set(), texts: new Set(), words, isNear, wish, total: await this.total(words) };
      const found = await this.narrowed(state, few, words.length === 1 ? 2 : 1);
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
      const { hits, seen, isNear, wish, total } = state;
      const drivers = (await Promise.all(words.map((word) => this.word(word, most)))).filter(Boolean);
      if (!drivers.length) return { hits, isAll: false, isTooShort: true };
      let isAll = true;
      // a word may be in the letter's title alone, where one of the others is so rare that all that have it can be verified
      const alone = isNear && drivers.length > 1 ? shortest(drivers.map((driver) => driver.all)) : undefined;
      const rest = alone?.ids().length <= FEW ? [alone] : [];
      const [names, all] = ["name", "all"].map((kind) => every(drivers.map((driver) => driver[kind])));
      for (const list of [names, all, ...rest]) {
        for (;;) {
          const ids = list.ids().filter((id) => !seen.has(id));
          const isDone = await this.verify(state, ids);
          if (!isDone || wish.isEnough(hits)) {
            isAll = isDone && list.upTo() === Infinity && list === (rest[0] ?? all);
            return { hits, isAll, total };
          }
          if (most < 8 && state.texts.size > 12 && hits.length < state.texts.size / 3) return null;
          if (list.upTo() === Infinity || (list === names && drivers.length > 1)) break;
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
        if (wish.isEnough(hits) || state.texts.size >= (wish.most ?? MOST_TEXTS)) return false;
        const isFirst = hits.length === 0;
        const batch = waiting.splice(0, isFirst && !state.texts.size ? 1 : AT_ONCE);
        for (const [number] of batch) state.texts.add(number);
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

    /** Whether any clause has a word: without a look at texts, where its terms say so. */
    async exists(/** @type {any} */ word) {
      const [{ text }] = word.needles;
      const all = word.place ? [] : this.terms(text);
      // whoever makes a text longer asks again and again: what is new of it stands last
      for (const term of [...all.filter((each) => this.isNear(each)), ...all.filter((each) => !this.isNear(each)).reverse()]) {
        if ((await this.term(term, false)) === NOTHING) return false;
      }
      if (all.length === 1 && all[0] === text) return true;
      const { hits } = await this.find([word], false, { isEnough: ({ length }) => length > 0, most: 12 });
      return hits.length > 0;
    }

    /** Fetch at once what will be asked about some texts. */
    async prepare(/** @type {string[]} */ texts) {
      const asked = texts.map(async (text) => {
        const all = terms(text);
        const near = await Promise.all(all.map((term) => this.isNear(term) && this.term(term, false)));
        // whether something goes on behind a term that stands nowhere is never asked
        const wanted = all.filter((_, at) => !near[at] && near[at - 1] !== NOTHING);
        return Promise.all(wanted.map((term) => this.shard(isListed(term) ? term : `${term}*`)));
      });
      return Promise.all(asked);
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
