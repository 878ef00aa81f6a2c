"""The words of every problem with what is sealed: ledger, snapshots, and data files that no longer agree with them."""

from __future__ import annotations

from pledgebook.message import Message

_RESTORE = "请从备份或Git历史恢复这个文件。"
_RESTORE_EN = "Restore this file from a backup or from Git’s history."

SEALED = {
    # the ledger itself
    "ledger-unreadable": Message(
        "登记簿第{line}行不是完整的记录（{reason}）。登记簿只由 run.py 写入，不得手工修改。" + _RESTORE,
        "Line {line} of the ledger is no whole entry ({reason}). Only run.py writes the ledger; it is never edited by "
        "hand. " + _RESTORE_EN,
    ),
    "ledger-altered": Message(
        "登记簿第{line}行（{about}）被改动过：内容与它的校验值不符。" + _RESTORE,
        "Line {line} of the ledger ({about}) was changed: it doesn’t agree with its own digest. " + _RESTORE_EN,
    ),
    "ledger-broken": Message(
        "登记簿第{line}行（{about}）接不上前一行：有记录被改动、删除、插入或调换。" + _RESTORE,
        "Line {line} of the ledger ({about}) doesn’t follow the line before: an entry was changed, deleted, inserted or "
        "moved. " + _RESTORE_EN,
    ),
    "ledger-impossible": Message(
        "登记簿第{line}行（{about}）不能成立：{reason_zh}。" + _RESTORE,
        "Line {line} of the ledger ({about}) can’t be: {reason_en}. " + _RESTORE_EN,
    ),
    "ledger-missing": Message(
        "登记簿 ledger.jsonl 不见了，而 sealed 中还有封存文本。" + _RESTORE,
        "The ledger, ledger.jsonl, is gone, but there are snapshots under sealed. " + _RESTORE_EN,
    ),
    "ledger-behind": Message(
        "已公布的登记簿第{line}行（{about}）在这里{found_zh}。已公布的记录不得删改：请先取得最新数据，再重新操作。",
        "Line {line} of the ledger that is live ({about}) is {found_en} here. What was published is never changed or "
        "dropped: get the newest data first, then do your change again.",
    ),
    "live-ledger-absent": Message(
        "那里还没有登记簿，无从比较。网站首次公布之前是正常的。",
        "There is no ledger there yet, so nothing to compare with. Before a site’s first publication that is as it "
        "should be.",
        warning=True,
    ),
    "live-ledger-unreachable": Message(
        "取不到已公布的登记簿（{reason}）。请检查网址和网络后重试。",
        "The ledger that is live can’t be had ({reason}). Check the address and the network, then try again.",
    ),
    # snapshots
    "snapshot-missing": Message(
        "承诺书 “{letter}” 第{version}版已封存，但封存文本不见了。" + _RESTORE,
        "Version {version} of the letter “{letter}” is sealed, but its snapshot is gone. " + _RESTORE_EN,
    ),
    "snapshot-unsealed": Message(
        "登记簿中没有封存承诺书 “{letter}” 第{version}版的记录，却有它的封存文本。请恢复登记簿；文件确属多余的，将其删除。",
        "The ledger has no entry that seals version {version} of the letter “{letter}”, yet there is a snapshot of it. "
        "Restore the ledger; if the file doesn’t belong here, delete it.",
    ),
    "snapshot-unreadable": Message(
        "承诺书 “{letter}” 第{version}版的封存文本已损坏（{reason}）。" + _RESTORE,
        "The snapshot of version {version} of the letter “{letter}” is damaged ({reason}). " + _RESTORE_EN,
    ),
    "snapshot-altered": Message(
        "承诺书 “{letter}” 第{version}版的封存文本被改动过，不再与登记簿一致：{part_zh}。" + _RESTORE,
        "The snapshot of version {version} of the letter “{letter}” was changed and no longer agrees with the ledger: "
        "{part_en}. " + _RESTORE_EN,
    ),
    # data files against snapshots
    "sealed-file-missing": Message(
        "承诺书 “{letter}” 第{version}版已封存，它的数据文件却不见了。请从备份或Git历史恢复。",
        "Version {version} of the letter “{letter}” is sealed, but its data file is gone. Restore it from a backup or "
        "from Git’s history.",
    ),
    "sealed-changed": Message(
        "承诺书 “{letter}” 第{version}版已于{on}封存，不得改动。{part_zh}原为“{was}”，现为“{now}”。请恢复原文；要改内容，用 "
        "run.py new 起草新版；明显的笔误，用 run.py correct 勘误。",
        "Version {version} of the letter “{letter}” was sealed on {on} and never changes. {part_en} was “{was}”, now is "
        "“{now}”. Put the words back; to change the content, draft a new version with run.py new; for an obvious slip, "
        "use run.py correct.",
    ),
    "sealed-clause-gone": Message(
        "承诺书 “{letter}” 第{version}版已于{on}封存，{part_zh}（id：{id}）却不见了。请恢复；要删除条款，用 run.py new 起草新版。",
        "Version {version} of the letter “{letter}” was sealed on {on}, but {part_en} (id {id}) is gone. Put it back; to "
        "end a clause, draft a new version with run.py new.",
    ),
    "sealed-clause-added": Message(
        "承诺书 “{letter}” 第{version}版已于{on}封存，不能再加入条款 “{id}”。请删去；要增加条款，用 run.py new 起草新版。",
        "Version {version} of the letter “{letter}” was sealed on {on}; the clause “{id}” can’t be added any more. Take "
        "it out; to add a clause, draft a new version with run.py new.",
    ),
    "not-sealed-yet": Message(
        "第{version}版已签署，但尚未封存，因此不会公布。请运行 python3 run.py seal {letter}。",
        "Version {version} is signed but not sealed yet, so it isn’t published. Run python3 run.py seal {letter}.",
        warning=True,
    ),
    # versions against those before
    "clause-changed-meaning": Message(
        "条款id “{id}” 在第{version}版中是{was_zh}，在这里是{now_zh}。一个id只表示一个意思：请改用新的id，并在 removed 中写明原条款由谁承接。",
        "In version {version} the clause id “{id}” is {was_en}, here it is {now_en}. An id keeps its meaning: give the clause "
        "a new id, and say under removed what takes the old one’s place.",
    ),
    "effective-before-last": Message(
        "本版的生效日期早于第{version}版（{day}）。请改正日期；第{version}版尚未生效而要作废的，用 run.py withdraw 撤回。",
        "This version takes effect before version {version} does ({day}). Mend the date; if version {version} is to be "
        "dropped before its day, withdraw it with run.py withdraw.",
    ),
    "transition-missing": Message(
        "没有写 transition（适用于哪些订单）。页面将注明：此前的订单，原版本对客户更有利的，仍适用原版本。请核对是否如此。",
        "There is no transition, which says which orders this version governs. The pages will say that earlier orders "
        "keep the version before where it favours the customer. Make sure that this is meant.",
        warning=True,
    ),
    "translation-unchecked": Message(
        "条款 “{id}” 的中文已改，英文与第{version}版相同。请核对英文：需要改的就改；无须改的，在本条写 translation-checked: true。",
        "The Chinese of the clause “{id}” has changed, its English is that of version {version}. Check the English: "
        "change it, or confirm it with translation-checked: true in the clause.",
        warning=True,
    ),
    "refers-to-ended": Message(
        "这里引用的承诺书 “{letter}” 第{number}版{status_zh}。请在下一版中改正。",
        "Version {number} of the letter “{letter}”, which is referred to here, is {status_en}. Mend it in the next "
        "version.",
        warning=True,
    ),
}
