"""The words of problems with promises, measures and the holiday calendar that came after the first letters."""

from __future__ import annotations

from pledgebook.message import Message

PROMISES = {
    "typed-limit": Message(
        "这里直接写了“{found}”。承诺指标的文字中，数字加单位一律用填写项（在 fields 中定义，这里写 {{id}}），"
        "限值改动时才不会留下旧数。",
        "“{found}” is typed here. In a promise’s words every figure with a unit is a field: define it under fields and "
        "write {{id}} here, so that no old figure is left when the limit changes.",
    ),
    "runs-without-start": Message(
        "没有起算点，不能写 runs。请补上 starts，或删去 runs。",
        "Without a start nothing runs before it. Add starts, or delete runs.",
    ),
    "breach-of-other-kind": Message(
        "条款 “{name}” 的类型是 {kind}，不认定违约。breach 只引用 kind 为 breach 的条款；补救写在 clauses。",
        "The clause “{name}” is of the kind {kind} and says nothing of a breach. Under breach stand clauses of the "
        "kind breach; what gives the remedy stands under clauses.",
    ),
    "measure-twice": Message(
        "指标 “{measure}” 与第{first}行的 “{other}” 名称相同。同一事项只用一个指标，否则两处限值可以不同而无人发现。",
        "The measure “{measure}” has the name of “{other}” on line {first}. One matter has one measure; with two, "
        "their limits could differ unnoticed.",
    ),
    "holiday-in-other-year": Message(
        "{day}不在{year}年内。请写在它所属的年份下。",
        "{day} isn’t in {year}. Put it under its own year.",
    ),
    "holiday-ends-early": Message(
        "放假的最后一日早于第一日。请改正其中一个。",
        "The holiday’s last day lies before its first. Correct one of them.",
    ),
    "holiday-twice": Message(
        "{day}已在第{first}行列出。一日只列一次。", "{day} is listed on line {first} already. List each day once."
    ),
    "calendar-missing": Message(
        "还没有{year}年的节假日安排，该年的工作日只能按周一至周五推算。国务院办公厅公布后，请加入 data/holidays.yml。",
        "The holidays of {year} aren’t entered yet, so its business days can only be guessed from Monday to Friday. "
        "Add them to data/holidays.yml once the State Council has published them.",
        warning=True,
    ),
    "working-weekday": Message(
        "{day}不是周六、周日，本来就上班，无须列在 working。请核对日期。",
        "{day} is no Saturday or Sunday: it is a working day anyway. Check the date.",
    ),
}
