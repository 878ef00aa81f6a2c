"""核对封存文本和登记簿 Check sealed texts and the ledger: python3 verify.py letter.json ledger.jsonl (one or more)"""
import hashlib, json, re, sys
def ordered(pairs):  # canonical JSON (RFC 8785) has each key once, in the order of UTF-16 code units
    if len(dict(pairs)) < len(pairs): raise ValueError(f"键重复 a key twice: {[key for key, _ in pairs]}")
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))
def read(text): return json.loads(text, object_pairs_hook=ordered, parse_float=int, parse_constant=int)  # whole numbers
def digest(value):
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
def changed(entries):
    return [e["seq"] for e in entries if digest({key: e[key] for key in e if key != "entry"}) != e["entry"]]
def of_ledger(lines):  # yields what must hold, and where it doesn’t
    links = [(seq, last["entry"]) for seq, last in enumerate([{"entry": ""}, *lines], 1)]
    yield "各行未改动 each line is unchanged", changed(lines)
    yield "逐行相连 each follows the one before", [k[0] for k, e in zip(links, lines) if k != (e["seq"], e["prev"])]
def of_letter(it, ledgers):
    name, own, parts, mended = [it["letter"], it["version"]], it["ledger"], it["leaves"], it.get("corrections", [])
    (seal,), correct, redact = ([e for e in own if e["kind"] == kind] for kind in ("seal", "correct", "redact"))
    known, removed = re.findall(".{8}", seal["leaves"]), {e["path"] for e in redact}
    found = [digest([p["path"], p["salt"], p["value"]]) if "value" in p else p["digest"] for p in parts + mended]
    fates = [(p["path"], p) for p in parts] + [(e["path"], p) for e, p in zip(correct, mended)]
    named = [[p.get("value") for p in parts[:2]]] + [[e["letter"], e["version"]] for e in own if "letter" in e]
    yield "各部分如封存时 each part is as sealed", [p["path"] for p, d in zip(parts, found) if d[:8] not in known]
    yield f"整体摘要 the whole: {seal['digest']}", name * (digest(found[: len(parts)]) != seal["digest"])
    yield "勘误均已登记 corrections are entered", name * (found[len(parts) :] != [e["digest"] for e in correct])
    yield "依法删除均已登记 removals are entered", [x for x, p in fates if ("value" in p) == (x in removed)]
    yield "承诺书和版本一致 letter and version are the same throughout", [each for each in named if each != name]
    yield "登记行未改动 its ledger lines are unchanged", changed(own)
    for lines in ledgers:
        there = [e for e in lines if [e.get("letter"), e.get("version")] == name or e in own]
        yield "与登记簿一致 as in the ledger", sorted({e["seq"] for e in own + there if (e in own) != (e in there)})
try:
    texts = [open(path, encoding="utf-8").read().strip() for path in sys.argv[1:]]
    files = [[*map(read, text.split("\n"))] if text.startswith('{"seq"') else read(text) for text in texts]
    ledgers = [each for each in files if each and isinstance(each, list)]
    checks = [of_ledger(each) if each in ledgers else of_letter(each, ledgers) for each in files]
    results = [(path, *each) for path, found in zip(sys.argv[1:], checks) for each in found]
except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
    sys.exit(f"✗ 读不了 can’t be read: {error!r}")
for path, what, wrong in results: print("✗" if wrong else "✓", path, what, *wrong)
sys.exit(not results or any(wrong for *_, wrong in results))
