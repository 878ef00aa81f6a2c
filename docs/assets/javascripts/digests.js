// What is sealed, checked by its digests: the same as verify.py, in the browser. The data format page says how.
const pbDigests = (() => {
  "use strict";

  /**
   * @typedef {{ path: string, salt?: string, value?: any, digest?: string }} Leaf
   * @typedef {{ seq: number, on: string, kind: string, entry: string, prev: string, [key: string]: any }} Entry
   * @typedef {{ letter: string, version: number, leaves: Leaf[], corrections?: Leaf[], ledger: Entry[] }} Letter
   * @typedef {{ holds: boolean, part: string, where: (string | number)[] }} Finding
   */

  /**
   * Return the canonical JSON (RFC 8785) of a value without fractions. JavaScript compares texts by UTF-16 already.
   * @param {any} value
   * @returns {string}
   */
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => [key, value[key]].map(canonical).join(":")).join(",")}}`;
  };

  /**
   * @param {any} value
   * @returns {Promise<string>}
   */
  const digest = async (value) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(value)));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const ofLeaf = (/** @type {Leaf} */ leaf) =>
    "value" in leaf ? digest([leaf.path, leaf.salt, leaf.value]) : String(leaf.digest);

  /** @returns {Promise<number[]>} the numbers of the lines that were changed */
  const changed = async (/** @type {Entry[]} */ entries) => {
    const found = [];
    for (const { entry, ...line } of entries) if ((await digest(line)) !== entry) found.push(line.seq);
    return found;
  };

  const finding = (/** @type {string} */ part, /** @type {(string | number)[]} */ where) => ({
    holds: where.length === 0,
    part,
    where,
  });

  /**
   * Say of a ledger what holds.
   * @param {Entry[]} entries
   * @returns {Promise<Finding[]>}
   */
  const checkLedger = async (entries) => {
    const apart = entries.filter((entry, at) => entry.seq !== at + 1 || entry.prev !== (at ? entries[at - 1].entry : ""));
    return [
      finding("lines", await changed(entries)),
      finding("chain", apart.map((entry) => entry.seq)),
    ];
  };

  /**
   * Say of a letter.json what holds, alone and, if there is one, against a ledger; and which leaves were changed.
   * @param {Letter} letter
   * @param {Entry[] | null} ledger
   * @returns {Promise<Finding[]>}
   */
  const checkLetter = async (letter, ledger) => {
    const { leaves, ledger: own, corrections = [] } = letter;
    const of = (/** @type {string} */ kind) => own.filter((entry) => entry.kind === kind);
    const isAbout = (/** @type {Entry} */ entry) => entry.letter === letter.letter && entry.version === letter.version;
    const [seal] = of("seal");
    const sealed = seal ? seal.leaves.match(/.{8}/g) : [];
    const digests = await Promise.all(leaves.map(ofLeaf));
    const mended = await Promise.all(corrections.map(ofLeaf));
    const removed = new Set(of("redact").map((entry) => entry.path));
    const fates = [
      ...leaves.map((leaf) => ({ path: leaf.path, leaf })),
      ...of("correct").map((entry, at) => ({ path: entry.path, leaf: corrections[at] ?? { value: "" } })),
    ];
    const whole = await digest(digests);
    const entered = of("correct").map((entry) => entry.digest);
    const names = [...own.filter((entry) => entry.kind !== "witness" && !isAbout(entry)).map((entry) => entry.seq)];
    if (leaves[0]?.value !== letter.letter || leaves[1]?.value !== letter.version) names.push(letter.letter);
    const found = [
      finding("leaves", leaves.filter((_, at) => !sealed.includes(digests[at].slice(0, 8))).map((leaf) => leaf.path)),
      finding("whole", of("seal").length === 1 && whole === seal.digest ? [] : [whole]),
      finding("corrections", mended.join() === entered.join() ? [] : ["corrections"]),
      finding("removals", fates.filter(({ path, leaf }) => "value" in leaf === removed.has(path)).map(({ path }) => path)),
      finding("names", names),
      finding("lines", await changed(own)),
    ];
    if (!ledger) return found;
    const known = new Map(ledger.map((entry) => [entry.seq, canonical(entry)]));
    const mine = new Set(own.map((entry) => entry.seq));
    const strange = own.filter((entry) => known.get(entry.seq) !== canonical(entry)).map((entry) => entry.seq);
    const later = ledger.filter((entry) => isAbout(entry) && !mine.has(entry.seq)).map((entry) => entry.seq);
    return [...found, finding("ledger", strange), finding("later", later)];
  };

  return { canonical, digest, checkLedger, checkLetter };
})();
