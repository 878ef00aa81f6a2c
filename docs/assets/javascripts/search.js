// Clause search, the engine: a query in, clauses out. What it finds is verified against the clause's own words.
// The files it reads are made by search_index.py; CONTRIBUTING.md says what stands in them.
window.pbSearch = (() => {
  "use strict";
  const folder = new URL("../search/", document.currentScript.src);
  const language = document.documentElement.lang.slice(0, 2);
  const LETTERS = [[0x20, 0x7e], [0xa1, 0x7ff]].flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const PAUSE = 200; // milliseconds, at most, before a guess
  const KEPT = 120; // texts kept in memory
  const PATIENCE = 20_000; // milliseconds: after that a file counts as missing
  const HAN_DIGITS = "零一二三四五六七八九";
  const HAN_UNITS = { 十: 10, 百: 100, 千: 1000 };

  /**
   * Return the text as it is compared, character for character as long as before.
   * @param {string} text
   * @returns {string}
   */
  const fold = (text) =>
    text
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[“”„‟〝〞]/g, '"')
      .replace(/[‘’‛]/g, "'")
      .replace(/[‐‑‒–—−]/g, "-")
      .replace(/\s/g, " ")
      .replace(/İ/g, "i")
      .toLowerCase();

  const isDigit = (/** @type {string | undefined} */ character) => character >= "0" && character <= "9";
  const isLetter = (/** @type {string | undefined} */ character) => /^[a-z\u00df-\u024f]/.test(character ?? "");

  /**
   * Return where `needle` stands: a word at its beginning, a number whole; -1 where it doesn't.
   * @param {string} hay
   * @param {string} needle
   * @param {boolean} isWhole whether a word may not go on behind it
   * @param {number} from
   * @returns {number}
   */
  const find = (hay, needle, isWhole = false, from = 0) => {
    const end = needle.length;
    const [begins, ends] = [/^[.,]?\d/.test(needle), /\d[.,]?$/.test(needle)]; // with a number
    for (let at = hay.indexOf(needle, from); at >= 0; at = hay.indexOf(needle, at + 1)) {
      const [before, after] = [hay[at - 1], hay[at + end]];
      if (isLetter(needle[0]) && isLetter(before)) continue;
      if (begins && isDigit(before)) continue;
      if (isDigit(needle[0]) && /[.,]/.test(before ?? "") && isDigit(hay[at - 2])) continue;
      if (ends && isDigit(after)) continue;
      if (isDigit(needle[end - 1]) && /[.,]/.test(after ?? "") && isDigit(hay[at + end + 1])) continue;
      if (isWhole && isLetter(after)) continue;
      return at;
    }
    return -1;
  };

  const hanNumber = (/** @type {string} */ text) => {
    if (isDigit(text[0])) return Number(text);
    if (text >= "①" && text <= "⑳") return text.charCodeAt(0) - 0x245f;
    let [sum, digit] = [0, 0];
    for (const character of text) {
      if (character in HAN_UNITS) sum += (digit || 1) * HAN_UNITS[character];
      digit = character in HAN_UNITS ? 0 : HAN_DIGITS.indexOf(character);
    }
    return sum + digit;
  };

  const STEP = /第?\(?([0-9]+|[零一二三四五六七八九十百千]+|[①-⑳])\)?(部分|[条款项目点、.-])?/y;
  const PLACES = [
    /^第[\d.零一二三四五六七八九十百千]+(条|部分)/,
    /^第\d[\d.]*$/, // 条 isn't typed yet
    /^\d+(\.\d+)+([-(]\d+\)?)*$/,
    /^\d+(\.\d+)?(\(\d+\))+$/,
    /^(clauses?|cls?\.?|§)\d+(\.\d+)?([-(]\d+\)?)*$/,
    /^[一二三四五六七八九十]+、/,
  ];

  /**
   * Return the clause number that folded text writes, as its steps (第2.1条第(3)项, 2.1(3), cl. 2.1(3): 2, 1, 3), or null.
   * @param {string} text
   * @returns {number[] | null}
   */
  const place = (text) => {
    if (!PLACES.some((form) => form.test(text))) return null;
    const rest = text.replace(/^(clauses?|cls?\.?|§) ?/, "");
    const steps = [];
    STEP.lastIndex = 0;
    while (STEP.lastIndex < rest.length) {
      const step = STEP.exec(rest);
      if (!step) return null;
      if (step[2] !== "款") steps.push(hanNumber(step[1])); // a paragraph of a clause is found with the clause
    }
    return steps;
  };

  /**
   * Return the words that an English word has for one or many: the singular of a plural, the plural of company.
   * @param {string} word
   * @returns {string[]}
   */
  const forms = (word) => {
    if (!/^[a-z]{3,}$/.test(word)) return [];
    const found = [];
    if (/[^aeiou]y$/.test(word)) found.push(`${word.slice(0, -1)}ies`);
    if (/.{2}ies$/.test(word)) found.push(`${word.slice(0, -3)}y`);
    if (/(s|x|z|ch|sh)es$/.test(word)) found.push(word.slice(0, -2));
    if (/.{2}s$/.test(word) && !/(ss|us|is)$/.test(word)) found.push(word.slice(0, -1));
    return found;
  };

  /** @typedef {{ said: string, needles: { text: string, isWhole: boolean }[], place: number[] | null, written: string[] }} Word */

  /**
   * Return one word of a query; `written` are words that count for it too.
   * @param {string} said
   * @param {string[]} written
   * @returns {Word}
   */
  const word = (said, written = []) => ({
    said,
    written,
    place: place(said),
    needles: [said, ...written].flatMap((text) => [
      { text, isWhole: false },
      ...forms(text).map((form) => ({ text: form, isWhole: true })),
    ]),
  });

  /**
   * Return the query's words; what stands in quotation marks is one.
   * @param {string} query
   * @returns {Word[]}
   */
  const parse = (query) => {
    const words = [];
    const rest = fold(query)
      .replace(/"([^"]*)"/g, (_, phrase) => {
        if (phrase.trim()) words.push(word(phrase.trim().replace(/ +/g, " ")));
        return " ";
      })
      .replace(/(^| )(clauses?|cls?\.?|§) +(?=\d)/g, "$1$2")
      .replace(/第 *([\d.]+) *([条款项目])/g, "第$1$2")
      .replace(/([\d)条款]|部分) +(?=第?\([\d一二三四五六七八九十]+\)|第[\d一二三四五六七八九十]+[款项目])/g, "$1"); // 2.1 (1) is 2.1(1)
    words.push(...rest.split(" ").filter(Boolean).map((text) => word(text)));
    return words.filter((each, index) => words.findIndex((other) => other.said === each.said) === index).slice(0, 16);
  };

  const trimmed = (/** @type {Word} */ each) => {
    const text = each.said.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%‰℃)]+$/gu, "");
    return text && text !== each.said ? word(text) : each;
  };

  /**
   * @template T
   * @param {(...given: any[]) => T} make
   * @returns {(...given: any[]) => T} the same, which makes it only once
   */
  const once = (make) => {
    /** @type {T | undefined} */
    let made;
    return (...given) => (made === undefined ? (made = make(...given)) : made);
  };

  /**
   * @typedef {{ letter: string, version: string, document: string, days: string, title: string, folded: string, zone: string,
   *   isPast: number }} Group
   * @typedef {{ group: Group, id: string, cited: string, kind: string, stage: string, heading: string, term: string,
   *   body: string, lang: string, index: number, place: () => number[] | null, name: () => string, words: () => string }} Doc
   */

  /**
   * Return the clauses of a decoded text file, which has a column for each of their parts.
   * @param {string} text
   * @param {number} first the index of its first clause
   * @param {string} zone in which its days are read
   * @returns {Doc[]}
   */
  const docs = (text, first, zone) => {
    const [versions, kinds, stages, numbers, langs, ids, headings, terms, bodies] = text.split("\f").map((column) => column.split("\n"));
    const groups = versions.map((line) => {
      const [letter, version, document, days, title] = line.split("\t");
      // of a letter that goes on, though the page is older than its newest version, nothing is past
      const isPast = Number(!/^(in-force|superseded)/.test(window.pbStatus?.(days, zone)[0]));
      return { letter, version, document, days, title, folded: fold(title), zone, isPast };
    });
    let [at, cited] = [0, ""];
    return ids.map((id, index) => {
      if (!id && index) at += 1; // a letter, with which the next version begins
      const group = groups[at];
      cited = id && (numbers[index] || cited.replace(/\d+(?=\D*$)/, (last) => String(Number(last) + 1)));
      const [lang, term] = [langs[index], terms[index]];
      const heading = id ? headings[index] : group.title;
      const own = bodies[index].replaceAll("\x1f", "\n");
      const body = term ? `“${term}”${(lang || language).startsWith("zh") ? "" : " "}${own}` : own;
      const number = cited;
      return {
        group,
        id: id.replaceAll(" ", "-"),
        cited,
        kind: kinds[index],
        stage: stages[index],
        heading,
        term,
        body,
        lang,
        index: first + index,
        // found out when first asked for: of a text that was fetched for one clause, the others may never be
        place: once(() => (id ? place(fold(number).replace("clause ", "clause")) : null)),
        name: once(() => fold([heading, term].filter(Boolean).join("\n"))),
        words: once(() => fold(body)),
      };
    });
  };

  /** Whether a word goes on behind what was found of it, other than in the plural: “court” in “courtesy”. */
  const isCut = (/** @type {string} */ hay, /** @type {number} */ at, /** @type {string} */ needle) =>
    isLetter(needle.at(-1)) && !/^(e?s|['’]s)?(?![a-z])/.test(hay.slice(at + needle.length, at + needle.length + 4));

  /**
   * Return how well a clause has a word, 0 where it hasn't: numbers, titles, terms and headings before running text.
   * @param {Doc} doc
   * @param {Word} each
   * @param {boolean} isAlone whether it is the query's only word
   * @returns {number}
   */
  const fit = (doc, each, isAlone) => {
    let best = 0;
    const own = each.place && doc.place();
    if (own && each.place.every((step, index) => step === own[index])) {
      best = own.length > each.place.length ? 8 : fold(doc.cited) === each.said ? 65 : 60;
    }
    const [name, words] = [doc.name(), doc.words()];
    if (!doc.id && doc.group.document.toLowerCase().startsWith(each.said)) best = Math.max(best, 60);
    for (const [index, { text, isWhole }] of each.needles.entries()) {
      const at = find(name, text, isWhole);
      const inText = at < 0 ? find(words, text, isWhole) : -1;
      const whole = isAlone && name === text ? 32 : at === 0 ? 22 : 18;
      let score = 0;
      if (at >= 0) score = isCut(name, at, text) ? 3.5 : whole + (doc.id ? 0 : 2);
      else if (inText >= 0) score = !doc.id ? 2 : isCut(words, inText, text) ? 3 : 4;
      best = Math.max(best, index && each.written.includes(text) ? score * 0.9 : score);
    }
    return best;
  };

  /**
   * @typedef {{ doc: Doc, score: number, words: Word[] }} Hit
   * @typedef {{ hits: Hit[], isAll: boolean, isTooShort?: boolean, total?: number }} Found
   * @typedef {{ isEnough: (hits: Hit[]) => boolean, found?: (hits: Hit[]) => void, most?: number }} Wish
   * `most` texts may be fetched for it.
   */

  /**
   * Return the hit that a clause is if it has all words, else null.
   * @param {Doc} doc
   * @param {Word[]} words
   * @param {boolean} isNear whether a word may also stand in the letter's title alone
   * @returns {Hit | null}
   */
  const hit = (doc, words, isNear) => {
    let [score, own] = [0, 0];
    // “complaint handling 3.2” names a clause of the letter with that title
    const isNamed = words.length > 1 && words.some((each) => each.place && String(each.place) === String(doc.place()));
    for (const each of words) {
      const fitting = fit(doc, each, words.length === 1);
      const isAbout = words.length > 1 && doc.id && each.needles.some(({ text }) => find(doc.group.folded, text) >= 0);
      if (!fitting && !((isNear || isNamed) && isAbout)) return null;
      own += Number(fitting > 0);
      score += isAbout ? Math.max(fitting, fitting ? 18 : 12) : fitting; // its letter is about this word
    }
    if (!own) return null;
    const whole = words.length > 1 && words.map(({ said }) => said).join(" ");
    if (whole && find(`${doc.name()}\n${doc.words()}`, whole) >= 0) score += doc.name() === whole ? 24 : 12;
    if (doc.group.isPast) score -= 10; // a letter that isn't in force comes after one that says as much
    return { doc, score, words };
  };

  const byRank = (/** @type {Hit} */ a, /** @type {Hit} */ b) => b.score - a.score || a.doc.group.isPast - b.doc.group.isPast || a.doc.index - b.doc.index;

  /** How long the last file took to come. */
  let took = PAUSE;
  const fetched = async (/** @type {string} */ path, /** @type {RequestInit} */ options = {}) => {
    const asked = performance.now();
    const answer = await fetch(new URL(path, folder), { ...options, signal: AbortSignal.timeout?.(PATIENCE) });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    const text = await answer.text();
    took = performance.now() - asked;
    return text;
  };

  /** One part of the index: the versions shown today, or all others. */
  class Part {
    constructor(/** @type {string} */ name) {
      this.name = name;
      /** @type {Promise<void> | null} */
      this.ready = null;
      /** @type {Map<number, Promise<Doc[]>>} */
      this.texts = new Map();
    }

    /** Read the manifest, once; after a failure, again at the next try. */
    open(/** @type {RequestInit} */ options = {}) {
      this.ready ??= this.read(options).catch((error) => {
        this.ready = null;
        throw error;
      });
      return this.ready;
    }

    async read(/** @type {RequestInit} */ options) {
      this.manifest = JSON.parse(await fetched(`${this.name}.json`, options));
      if (this.manifest.format !== 2) throw new Error("format");
      let code = 0;
      const others = this.manifest.others.map((/** @type {number} */ step) => String.fromCodePoint((code += step)));
      /** @type {string[]} what stands for what, by the letter's code */
      this.alphabet = [];
      for (const [index, entry] of [...this.manifest.alphabet.split("|"), ...others].entries()) this.alphabet[LETTERS[index]] = entry;
      this.shards = null;
      if (this.manifest.shards) this.shards = new window.pbShards.Shards(this, { fetched, hit, fold });
    }

    /** A loop, since a replacing function for every letter takes twenty times as long. */
    decode(/** @type {string} */ text) {
      let decoded = "";
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        decoded += code === 1 ? text[(at += 1)] : (this.alphabet[code] ?? text[at]);
      }
      return decoded;
    }

    chunk(/** @type {number} */ number) {
      if (!this.texts.has(number)) {
        const { at, chunk, zone } = this.manifest;
        const asked = fetched(`${at}t${number}.txt`).then((text) => docs(this.decode(text), number * chunk, zone));
        asked.catch(() => this.texts.delete(number));
        if (this.texts.size >= KEPT) this.texts.delete(this.texts.keys().next().value);
        this.texts.set(number, asked);
      }
      return this.texts.get(number);
    }

    async exists(/** @type {Word} */ each) {
      if (!this.manifest.docs) return false;
      if (this.shards) return this.shards.exists(each);
      return (await this.chunk(0)).some((doc) => fit(doc, each, true) > 0);
    }

    /**
     * Return the clauses that have all words, best first: on a small site all, else as many as are wished.
     * @param {Word[]} words
     * @param {boolean} isNear as in `hit`
     * @param {Wish} wish
     * @returns {Promise<Found>}
     */
    async find(words, isNear, wish) {
      if (!this.manifest.docs) return { hits: [], isAll: true };
      if (this.shards) {
        const found = await this.shards.find(words, isNear, wish);
        return { ...found, hits: found.hits.sort(byRank) };
      }
      const all = await this.chunk(0);
      return { hits: all.map((doc) => hit(doc, words, isNear)).filter(Boolean).sort(byRank), isAll: true };
    }
  }

  const parts = { shown: new Part(language), others: new Part(`${language}-others`) };

  /** @typedef {((words: Word[], wish?: Wish, isNear?: boolean) => Promise<Found>) & { exists: (text: string) => Promise<boolean>,
   *   expect: (text: string) => void, prepare: (texts: string[]) => Promise<any> }} Finder */

  /**
   * Do something with the index. It may have been made anew since its manifest was read: then once more.
   * @template T
   * @param {boolean} withOthers
   * @param {Wish} wish
   * @param {(finder: Finder, manifest: any) => Promise<T>} act
   * @returns {Promise<T>}
   */
  const using = async (withOthers, wish, act) => {
    const used = withOthers ? [parts.shown, parts.others] : [parts.shown];
    const run = async (/** @type {RequestInit} */ options) => {
      await Promise.all(used.map((part) => part.open(options)));
      const finder = async (/** @type {Word[]} */ words, wished = wish, isNear = false) => {
        const found = await Promise.all(used.map((part) => part.find(words, isNear, wished)));
        return {
          hits: found.flatMap(({ hits }) => hits), // what is shown today comes first
          isAll: found.every(({ isAll }) => isAll),
          isTooShort: found.some(({ isTooShort }) => isTooShort),
          total: used.length === 1 ? found[0].total : undefined,
        };
      };
      finder.exists = async (/** @type {string} */ text) =>
        text.trim() !== "" && (await Promise.all(used.map((part) => part.exists(word(text))))).includes(true);
      finder.expect = (/** @type {string} */ text) => used.forEach((part) => part.shards?.expect(text));
      finder.prepare = (/** @type {string[]} */ texts) => Promise.all(used.map((part) => part.shards?.prepare(texts)));
      return act(finder, parts.shown.manifest);
    };
    try {
      return await run({});
    } catch (error) {
      if (error.name === "TimeoutError") throw error; // who has waited so long isn't left to wait once more
      for (const part of used) {
        part.ready = null;
        part.texts.clear();
      }
      return run({ cache: "no-cache" });
    }
  };

  const HAN = /^\p{Script=Han}/u;

  /**
   * Return a query's words as the letters may have written them: known synonyms, else what stands in a clause at all.
   * @param {Word[]} words
   * @param {Finder} finder
   * @param {any} manifest
   * @returns {Promise<Word[]>}
   */
  const rewritten = async (words, finder, manifest) => {
    /** @type {Map<string, string[] | null>} */
    const known = new Map(manifest.ignored.map((/** @type {string} */ each) => [each, null]));
    for (const [said, written] of manifest.synonyms) for (const each of said) known.set(each, written);
    const query = words.map(({ said }) => said).join(" ").replace(/[^\p{L}\p{N}%.()'-]+/gu, " ");
    /** The longest known word that begins there, and the letters or characters of one kind. */
    const begins = (/** @type {number} */ at) => {
      const rest = query.slice(at);
      let key = "";
      for (const each of known.keys()) {
        if (each.length > key.length && rest.startsWith(each) && !(isLetter(each.at(-1)) && isLetter(rest[each.length]))) key = each;
      }
      return { key, run: rest.match(HAN.test(rest[0]) ? /^\p{Script=Han}+/u : /^[^\p{Script=Han} ]+/u)?.[0] ?? " " };
    };
    const isNothing = (/** @type {string} */ key) => HAN.test(key) && key.length > 1 && known.get(key) === null;
    const asked = []; // what will be looked up, as far as that can be told: words, and where a known one ends
    for (let at = 0; at < query.length; ) {
      const { key, run } = begins(at);
      const isHan = HAN.test(run);
      const more = isHan ? run.slice(0, (key.length || 1) + 1) : run;
      if (more.length > key.length && !isNothing(key)) asked.push(isHan && !known.get(key) ? more.slice(-2) : more);
      at += key.length || (isHan ? 1 : run.length);
    }
    await finder.prepare(asked);
    const found = [];
    for (let at = 0; at < query.length; ) {
      const { key, run } = begins(at);
      let piece = "";
      if (isNothing(key)) {
        at += key.length;
        continue;
      }
      // what is no longer than a known word needn't be looked up
      for (let end = Math.max(HAN.test(run) ? 2 : run.length, key.length + 1); end <= run.length && (await finder.exists(run.slice(0, end))); end += 1) {
        piece = run.slice(0, end);
      }
      // a known word isn't cut in two: 可以找 and 消协, not 可以找消
      for (let from = 1; from < piece.length; from += 1) {
        const inner = begins(at + from).key;
        if (known.get(inner) && from + inner.length > piece.length) piece = from > Math.max(key.length, 1) ? piece.slice(0, from) : "";
      }
      // nor does a little character begin one, where it can be left away: 信息, not 的信息; nor end one: 退货, not 退货要
      if (HAN.test(run) && key && piece) {
        const written = known.get(key);
        const isNone = written ? piece.length < key.length + 2 && !written.includes(piece) : await finder.exists(run.slice(1, 3));
        if (isNone) piece = "";
      }
      if (piece) found.push(word(piece));
      else if (known.get(key)) found.push(word(key, known.get(key)));
      at += Math.max(piece.length, key.length) || (HAN.test(run) ? 1 : run.length);
    }
    return found.filter((each, index) => found.findIndex((other) => other.said === each.said) === index).slice(0, 6);
  };

  /**
   * Return the nearest that exact search can give: all rewritten words, else as many of them as stand together.
   * @param {Word[]} words
   * @param {Finder} finder
   * @param {Wish} wish
   * @returns {Promise<Found & { words: Word[] }>}
   */
  const nearest = async (words, finder, wish) => {
    for (let size = words.length; size > 0; size -= 1) {
      /** @type {Map<Doc, Hit>} */
      const best = new Map();
      const choices = Array.from({ length: 2 ** words.length }, (_, choice) => words.filter((_, index) => choice & (1 << index)));
      const chosen = choices.filter(({ length }) => length === size);
      const all = await Promise.all(chosen.map((some) => finder(some, { ...wish, most: 12 }, size > 1)));
      const isAll = all.every((found) => found.isAll);
      for (const each of all.flatMap(({ hits }) => hits)) {
        // what was said in other words than the letters' is what matters: red packets, not staff
        if (size < words.length && each.words.some(({ written }) => written.length)) each.score += 6;
        if (!best.has(each.doc) || best.get(each.doc).score < each.score) best.set(each.doc, each);
      }
      if (best.size) return { hits: [...best.values()].sort(byRank), isAll, words };
    }
    return { hits: [], isAll: true, words: [] };
  };

  /**
   * Return the longest beginning of a typed word that does find something, or nothing.
   * @param {Word[]} words
   * @param {Finder} finder
   * @param {any} manifest
   * @returns {Promise<string>}
   */
  const shorter = async (words, finder, manifest) => {
    for (const { said } of words) {
      const least = HAN.test(said) ? 2 : Math.max(2, said.length - 2); // what is cut off more of is another word
      for (let end = Math.min(said.length - 1, 40); end >= least; end -= 1) {
        const text = said.slice(0, end).trim();
        if (!manifest.ignored.includes(text) && (await finder.exists(text))) return text;
      }
    }
    return "";
  };

  /**
   * Return the words that letters have for what was typed, where that is a known synonym.
   * @param {Word[]} words
   * @param {any} manifest
   * @returns {string[]}
   */
  const also = (words, manifest) => {
    const query = words.map(({ said }) => said).join(" ");
    const known = manifest.synonyms.find(([said]) => said.includes(query));
    return known ? known[1] : [];
  };

  /**
   * @typedef {Found & { words: Word[], isExact: boolean, shorter: string, also: string[] }} Result
   * `words` are those that were searched in the end; unless `isExact`, they aren't what was typed.
   */

  /**
   * Return what a query finds, or null for one without words.
   * @param {string} query
   * @param {{ withOthers?: boolean, isEnough?: (hits: Hit[]) => boolean, found?: (result: Result) => void }} wish
   * `withOthers`: versions that aren't shown today are searched too. On a large site search ends as soon as hits are
   * enough, and tells the first ones as soon as they are found.
   * @returns {Promise<Result | null>}
   */
  const search = async (query, { withOthers = false, isEnough = ({ length }) => length >= 20, found: tell } = {}) => {
    const typed = parse(query);
    if (!typed.length) return null;
    return using(withOthers, { isEnough }, async (finder, manifest) => {
      const tries = [typed, typed.map(trimmed)];
      finder.expect(typed.map(({ said }) => said).join(" "));
      for (const words of typed.some((each, index) => each.said !== tries[1][index].said) ? tries : [typed]) {
        const exact = { words, isExact: true, shorter: "", also: also(words, manifest) };
        const first = (/** @type {Hit[]} */ hits) => tell?.({ ...exact, hits: hits.sort(byRank), isAll: false });
        const found = await finder(words, { isEnough, found: first });
        if (found.hits.length || found.isTooShort) return { ...found, ...exact };
      }
      // who is still typing needs no guess; where files come at once it costs nothing
      if (parts.shown.shards) await new Promise((done) => setTimeout(done, Math.min(took, PAUSE)));
      if (isEnough([])) return null;
      const other = { words: await rewritten(typed, finder, manifest), isExact: false, shorter: "", also: [] };
      const first = once((/** @type {Hit[]} */ hits) => tell?.({ ...other, hits: hits.sort(byRank), isAll: false }) ?? true);
      const near = await nearest(other.words, finder, { isEnough, found: first });
      return { ...other, ...near, shorter: near.hits.length ? "" : await shorter(typed, finder, manifest) };
    });
  };

  /**
   * Return where a text has a hit's words, as pairs of start and end, in order and apart from each other.
   * @param {string} text
   * @param {Word[]} words
   * @returns {[number, number][]}
   */
  const marks = (text, words) => {
    const folded = fold(text);
    /** @type {[number, number][]} */
    const found = [];
    for (const { text: needle, isWhole } of words.flatMap(({ needles }) => needles)) {
      for (let at = find(folded, needle, isWhole); at >= 0; at = find(folded, needle, isWhole, at + needle.length)) {
        let end = at + needle.length;
        while (isLetter(folded[end - 1]) && isLetter(folded[end])) end += 1;
        found.push([at, end]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return found.filter(([start, end], index) => end > start && !found.slice(0, index).some((other) => other[1] > start));
  };

  /** Read the index before anything is typed. */
  const warm = () => {
    parts.shown.open().then(() => parts.shown.manifest.docs && !parts.shown.shards && parts.shown.chunk(0)).catch(() => {});
  };

  return { search, marks, warm, fold, parse };
})();
