"""The words of every problem, in Chinese and English: what is wrong at that place, and how to mend it.

Both languages use the same placeholders, which `Problem.args` fills. The lines as they should be come from the arg
`mended` and are printed beneath.
"""

from __future__ import annotations

from pledgebook.lineage_messages import LINEAGE
from pledgebook.message import Message
from pledgebook.promise_messages import PROMISES
from pledgebook.sealed_messages import SEALED
from pledgebook.situation_messages import SITUATIONS
from pledgebook.synonym_messages import SYNONYMS

MESSAGES = {
    # the file as a whole
    "no-data-folder": Message("没有这个数据文件夹。请检查路径。", "There is no such data folder. Check the path."),
    "file-missing": Message(
        "缺少这个文件（注意文件名须完全一致）。请找回，或从原来的示例中复制一份。",
        "This file is missing (its name must be exactly this). Bring it back, or copy the sample’s.",
    ),
    "misplaced-file": Message(
        "这里不应有 {name}。承诺书应命名为 letters/<承诺书id>/v1.yml，空白文本为 forms/<承诺书id>.yml；其他文件请移到 data 之外。",
        "{name} doesn’t belong here. Letters are letters/<letter>/v1.yml, blank forms are forms/<letter>.yml; rename it, or "
        "move it out of data.",
    ),
    "file-unreadable": Message(
        "无法读取这个文件（{reason}）。请检查权限，或重新保存。",
        "This file can’t be read ({reason}). Check its permissions, or save it again.",
    ),
    "letter-without-version": Message(
        "文件夹 {name} 中没有 v1.yml。请放入第1版，或删去这个文件夹。",
        "The folder {name} has no v1.yml. Put version 1 there, or delete the folder.",
        warning=True,
    ),
    "bad-name": Message(
        "“{name}”不能用作id：请以小写英文字母开头，只用小写字母、数字和连字符，最多60个字符，且不用保留字。",
        "“{name}” can’t be an id: begin with a small letter, use small letters, digits and hyphens only, at most 60 "
        "characters, and no reserved word.",
    ),
    "version-skipped": Message(
        "版本号必须连续：这里应为 {expected}。请改文件名，或补上缺少的版本。",
        "Versions are numbered without gaps: {expected} is expected here. Rename the file, or add the one that is missing.",
    ),
    "file-too-large": Message(
        "文件超过 {limit}，不予读取。请拆成几份承诺书。",
        "The file is larger than {limit} and isn’t read. Divide it into several letters.",
    ),
    "not-utf8": Message(
        "文件不是UTF-8编码（可能是{found}）。请在编辑器中选“以UTF-8编码保存”。",
        "The file isn’t UTF-8 (it may be {found}). In the editor choose “save with encoding UTF-8”.",
    ),
    "byte-order-mark": Message(
        "文件开头有BOM标记。请保存为不带BOM的UTF-8。",
        "The file begins with a byte order mark. Save it as UTF-8 without BOM.",
    ),
    "more-problems": Message(
        "从这里起还有更多问题，没有一一列出。请先改正已列出的，再检查一次。",
        "From here on there are more problems, which aren’t listed. Mend those that are, then check again.",
    ),
    "more-notes": Message(
        "从这里起还有更多提醒，没有一一列出。", "From here on there are more notes, which aren’t listed.", warning=True
    ),
    "empty-file": Message("文件是空的。请填写内容。", "The file is empty. Fill it in."),
    "not-a-mapping": Message(
        "文件应由“键: 值”组成，例如 title: 下接 zh: 和 en:。",
        "The file must be made of “key: value” lines, such as title: with zh: and en: below.",
    ),
    # characters
    "line-break-character": Message(
        "这里有一个特殊的换行字符（{code_point}），看似一行，实为两行。请删去，改用普通换行。",
        "Here stands a special line break ({code_point}): what looks like one line is two. Delete it and use an ordinary one.",
    ),
    "control-character": Message(
        "这里有一个看不见的控制字符（{code_point}）。请删去。",
        "Here stands an invisible control character ({code_point}). Delete it.",
    ),
    "direction-character": Message(
        "这里有一个改变文字方向的字符（{code_point} {name}），会使读者看到的次序与实际不同。请删去。",
        "Here stands a character that turns the direction of text ({code_point} {name}), so that readers would see another "
        "order. Delete it.",
    ),
    "invisible-character": Message(
        "这里有一个看不见的字符（{code_point} {name}）。请删去后重新输入这个词。",
        "Here stands an invisible character ({code_point} {name}). Delete it and type the word again.",
    ),
    "private-character": Message(
        "这里有一个没有公认含义的字符（{code_point}），别的电脑上可能显示成别的字。请改用标准汉字。",
        "Here stands a character without a public meaning ({code_point}); other computers may show another one. Use a "
        "standard character.",
    ),
    "unusual-space": Message(
        "这里是特殊空格（{code_point} {name}）。若非有意，请改为普通空格或删去。",
        "This is an unusual space ({code_point} {name}). Unless it is meant, use an ordinary one or delete it.",
        warning=True,
    ),
    "unusual-indent": Message(
        "行首用了全角空格或特殊空格（{code_point} {name}）。缩进只能用普通空格（半角）。",
        "The line begins with an unusual space ({code_point} {name}). Indent with ordinary spaces only.",
    ),
    "compatibility-character": Message(
        "“{shown}”是兼容字符（{code_point}），通常写作“{plain}”。若非有意，请改写。",
        "“{shown}” is a compatibility form ({code_point}); usually it is written “{plain}”. Unless it is meant, change it.",
        warning=True,
    ),
    # YAML
    "tab": Message(
        "缩进用了Tab键。请改用空格，每级两个。", "The line is indented with a tab. Use spaces, two for each level."
    ),
    "wide-colon": Message(
        "键的后面是全角冒号“：”。请改为半角冒号加空格。",
        "Behind the key stands a full-width colon “：”. Use an ordinary colon and a space.",
    ),
    "no-space-after-colon": Message("冒号后面缺一个空格。", "A space is missing behind the colon."),
    "no-space-after-dash": Message("列表符号“-”后面缺一个空格。", "A space is missing behind the list mark “-”."),
    "wide-dash": Message(
        "列表符号应为半角“-”加空格，这里是另一种横线。",
        "A list mark is an ordinary hyphen and a space; this is another dash.",
    ),
    "stray-line": Message(
        "这一行不属于任何键。如果它是上面正文的一部分，请与上面的正文对齐；否则写成“键: 值”。",
        "This line belongs to no key. If it is part of the text above, indent it like that text; else write “key: value”.",
    ),
    "merge-conflict": Message(
        "这是Git合并冲突的标记。请保留要的一份，删去另一份和全部标记行。",
        "This marks a conflict that Git couldn’t merge. Keep the wording that is right, delete the other and the marks.",
    ),
    "text-without-bar": Message(
        "“{key}:” 的文字另起了一行，但冒号后面缺少 |。请加上。",
        "The text of “{key}:” is on lines of its own, but there is no | behind the colon. Add it.",
    ),
    "text-behind-bar": Message(
        "| 的后面不能再有文字。请把文字移到下一行，并缩进两个空格。",
        "Nothing may follow the | on its line. Move the text to the next line, two spaces further in.",
    ),
    "crooked-line": Message(
        "这一行前面有{found}个空格，应有{needed}个：同级的键左对齐，下级再缩进两个空格。",
        "This line begins with {found} space(s) instead of {needed}: keys of one level line up, the next level stands two "
        "spaces further in.",
    ),
    "dash-missing": Message(
        "这里是列表，新的一项要以 “- ” 开头；若属于上一项，请再缩进两个空格。",
        "This is a list: a new item begins with “- ”; what belongs to the item above stands two spaces further in.",
    ),
    "list-on-key-line": Message(
        "列表不能写在键的同一行。请每项另起一行，以 “- ” 开头。",
        "A list can’t begin on the line of its key. Give each item a line of its own, beginning with “- ”.",
    ),
    "bad-indentation": Message(
        "从这里起无法读懂，多半是这一行或上一行的缩进不对。同级的键必须左对齐，下级再缩进两个空格。",
        "Reading stops here; most often this line or the one above is indented wrongly. Keys of one level stand exactly "
        "beneath each other, the next level two spaces further in.",
    ),
    "unclosed-quote": Message(
        "引号没有成对。请补上另一半；正文不必加引号，写在 | 之后即可。",
        "A quotation mark isn’t closed. Close it; running text needs none, it goes under |.",
    ),
    "text-behind-quote": Message(
        "值以引号开头，引号却在中间就结束了。引号若是文字的一部分，请把整个值写在 | 之后。",
        "The value begins with a quotation mark, which ends before the value does. If the marks belong to the text, put "
        "all of it under |.",
    ),
    "bad-escape": Message(
        "英文双引号里的反斜杠 \\ 有特殊含义，这里的写法无效。请把值写在 | 之后。",
        "Within double quotation marks a backslash \\ has a special meaning, and what follows it here has none. Put the "
        "value under |.",
    ),
    "curly-quotes": Message(
        "整个值写在弯引号“”里，引号会原样显示。若非有意，请删去引号。",
        "The whole value stands in curly quotation marks, which will be shown as well. Unless that is meant, delete them.",
        warning=True,
    ),
    "colon-in-text": Message(
        "一行里有两个“: ”。含冒号的文字请写在 | 之后。",
        "There is a second “: ” in the line. Text with a colon goes under |.",
    ),
    "reserved-character": Message(
        "值以YAML的专用符号开头（如 % @ ` & * ! , ] }}）。请写在 | 之后。",
        "The value begins with a character that YAML keeps for itself (such as % @ ` & * ! , ] }}). Put it under |.",
    ),
    "duplicate-key": Message(
        "“{key}” 第二次出现（第一次在第{first}行）。请只保留一处；若这里是列表新的一项，请以 “- ” 开头。",
        "“{key}” stands here a second time (first on line {first}). Keep one of the two; if a new item of a list begins "
        "here, put “- ” before it.",
    ),
    "key-not-a-word": Message(
        "键必须是一个词。请检查这里的缩进和符号。", "A key must be a single word. Check the indentation and marks here."
    ),
    "second-document": Message(
        "“---” 在这里开始了第二份文档。一个文件只写一份，请删去这一行。",
        "“---” begins a second document here. A file holds one; delete the line.",
    ),
    "directive": Message("请删去以 % 开头的指令行。", "Delete the directive, the line that begins with %."),
    "alias": Message(
        "不能用 {name} 引用别处的内容。请把内容写在这里；以 * 开头的文字请写在 | 之后。",
        "{name} can’t stand for what is written elsewhere. Write it out here; text that begins with * goes under |.",
    ),
    "anchor": Message(
        "不能用 {name} 作记号。请删去；以 & 开头的文字请写在 | 之后。",
        "The mark {name} isn’t allowed. Delete it; text that begins with & goes under |.",
    ),
    "tag": Message(
        "不能用类型标记 {name}。请删去；以 ! 开头的文字请写在 | 之后。",
        "The tag {name} isn’t allowed. Delete it; text that begins with ! goes under |.",
    ),
    "flow-collection": Message(
        "以 [ 或 {{ 开头的值会被当成列表或对照表。列表请每项一行，正文请写在 | 之后。",
        "A value that begins with [ or {{ is taken for a list or a mapping. Write each item on its own line, and text under |.",
    ),
    "too-deep": Message(
        "嵌套超过{limit}层，不予读取。请检查缩进。",
        "More than {limit} levels of nesting aren’t read. Check the indentation.",
    ),
    "too-many-values": Message(
        "一个文件最多读{limit}个键和值。请拆成几份承诺书。",
        "At most {limit} keys and values of a file are read. Divide it into several letters.",
    ),
    "folded": Message(
        "“>” 会把换行变成空格，汉字之间也会多出空格。请改用 |。",
        "“>” turns line breaks into spaces, even between Chinese characters. Use |.",
    ),
    "broken-over-lines": Message(
        "文字断成了几行，中间会多出空格。请写在 | 之后，每段一行。",
        "The text is broken over lines, which adds spaces. Put it under |, one line for each paragraph.",
    ),
    "comment-behind-text": Message(
        "“ #” 之后的文字会被当成注释丢掉。若是正文，请写在 | 之后；若是注释，请另起一行。",
        "What stands behind “ #” would be dropped as a comment. If it is text, put it under |; if it is a comment, give it "
        "a line of its own.",
    ),
    # keys and values
    "missing-key": Message("这里缺少 “{key}”。请补上。", "“{key}” is missing here. Add it."),
    "key-elsewhere": Message(
        "“{key}” 不属于这一级，多半是缩进不对：这一行前面应有{needed}个空格。",
        "“{key}” belongs to another level; most probably this line should begin with {needed} space(s).",
    ),
    "unknown-key": Message(
        "这里不能有 “{key}”。可用的键：{known}。", "“{key}” can’t stand here. The keys are: {known}."
    ),
    "unknown-key-near": Message(
        "没有 “{key}” 这个键，是否想写 “{suggestion}”？可用的键：{known}。",
        "There is no key “{key}”; did you mean “{suggestion}”? The keys are: {known}.",
    ),
    "expected-text": Message("“{key}” 应为一段文字。", "“{key}” must be a text."),
    "expected-list": Message(
        "“{key}” 应为列表，每项以 “- ” 开头。", "“{key}” must be a list; each item begins with “- ”."
    ),
    "expected-keys": Message(
        "“{key}” 之下应分行写各个键，并缩进两个空格。",
        "Below “{key}” come keys on lines of their own, two spaces further in.",
    ),
    "empty-text": Message(
        "“{key}” 是空的。请填写，或删去这一行。", "“{key}” is empty. Fill it in, or delete the line."
    ),
    "too-long": Message("“{found}” 太长，最多{limit}个字符。", "“{found}” is too long; at most {limit} characters."),
    "unknown-word": Message(
        "“{key}” 的值 “{found}” 不在词表中。可用：{words}。",
        "“{found}” is not a valid value of “{key}”. Use one of: {words}.",
    ),
    "bad-id": Message(
        "“{found}” 不能用作id：请以小写英文字母开头，只用小写字母、数字和连字符。",
        "“{found}” can’t be an id: begin with a small letter; use small letters, digits and hyphens only.",
    ),
    "bad-reference": Message(
        "“{found}” 不是条款：请写 条款id，或 承诺书id#条款id。",
        "“{found}” names no clause: write its id, or letter#clause.",
    ),
    "bad-url": Message(
        "“{found}” 不是网址。请以 https:// 开头。", "“{found}” is not a web address. It begins with https://."
    ),
    "bad-credit-code": Message(
        "“{found}” 不是统一社会信用代码：应为18位数字和大写字母（不含 I、O、S、V、Z）。",
        "“{found}” is no unified social credit code: 18 digits and capital letters, without I, O, S, V, Z.",
    ),
    "wrong-check-digit": Message(
        "统一社会信用代码的校验码不符。请对照营业执照核对。",
        "The credit code’s check digit is wrong. Compare it with the business licence.",
    ),
    "bad-time-zone": Message(
        "没有 “{found}” 这个时区。例如 Asia/Shanghai。", "There is no time zone “{found}”. An example: Asia/Shanghai."
    ),
    "reserved-id": Message(
        "“{found}” 是保留字，不能用作id。请换一个。", "“{found}” is a reserved word and can’t be an id. Choose another."
    ),
    "bad-date": Message(
        "“{found}” 不是日期。请写成 2026-01-01 或 2026年1月1日，并确认有这一天。",
        "“{found}” is not a date. Write 2026-01-01, and make sure that there is such a day.",
    ),
    "bad-duration": Message(
        "“{found}” 不是时限。请写数字加单位：30分钟、4小时、2个工作日、7日、3个月、1年。",
        "“{found}” is not a duration. Write a number and a unit: 30 minutes, 4 hours, 2 business days, 7 days, 3 months, 1 year.",
    ),
    "bad-amount": Message(
        "“{found}” 不是金额。请写 CNY 200 或 200元，最多两位小数。",
        "“{found}” is not an amount. Write CNY 200, with at most two decimals.",
    ),
    "bad-percent": Message("“{found}” 不是百分比。请写 80%。", "“{found}” is not a percentage. Write 80%."),
    "bad-count": Message(
        "“{found}” 不是数量。请只写整数，如 3。", "“{found}” is not a count. Write a whole number alone, such as 3."
    ),
    "bad-frequency": Message(
        "“{found}” 不是频次。请写 每月至少1次、每年2次、每季度1次。",
        "“{found}” is not a frequency. Write once a month, at least twice a year, 3 times a quarter.",
    ),
    "value-in-two-languages": Message(
        "{type} 类型的值只写一次，页面会自动按语言显示。请去掉 zh 和 en。",
        "A value of type {type} is written once; each page shows it in its language. Drop zh and en.",
    ),
    "value-in-one-language": Message("文字类型的值要分 zh 和 en 填写。", "The value of a text field has zh and en."),
    # fields
    "unknown-field": Message(
        "没有 “{field}” 这个填写项。已有：{known}。请改正名称，或在 fields 中添加。",
        "There is no field “{field}”. There are: {known}. Correct the name, or add it under fields.",
    ),
    "unused-field": Message(
        "填写项 “{field}” 没有用在任何条文中。请在正文中写 {{{field}}}，或删去它。",
        "The field “{field}” stands in no text. Use it as {{{field}}}, or delete it.",
    ),
    "field-without-value": Message(
        "已签署的承诺书不能有空白：请填写 “{field}” 的 value。",
        "A signed letter has no blanks: fill in the value of “{field}”.",
    ),
    "form-with-value": Message(
        "空白文本的填写项不能有值：请删去 “{field}” 的 value。",
        "A blank form’s fields have no values: delete the value of “{field}”.",
    ),
    "field-of-wrong-type": Message(
        "这里要用 {types} 类型的填写项，而 “{field}” 是 {type}。",
        "A field of type {types} is needed here; “{field}” is of type {type}.",
    ),
    # clauses and references
    "wide-bracket": Message(
        "“{found}” 用了全角括号，会原样显示。填写项和引用要用半角括号：{mended}",
        "“{found}” has full-width brackets and would be shown as it stands. Fields and references need ordinary ones: {mended}",
    ),
    "unclear-bracket": Message(
        "“{found}” 既不是填写项 {{id}}，也不是引用 [[id]]。要显示括号本身，请写两遍，或改用（）。",
        "“{found}” is neither a field {{id}} nor a reference [[id]]. To show a bracket itself, write it twice.",
    ),
    "markup-in-label": Message(
        "标题、名称和填写项的值中不能用 {{id}} 或 [[id]]。请直接写文字，或移到正文中。",
        "A title, label or field’s value can’t use {{id}} or [[id]]. Write the words out, or move this to a text.",
    ),
    "headline-without-promise": Message(
        "headline 应为本承诺书中有承诺指标的条款。可用：{known}。",
        "headline must be a clause of this letter that has a promise. There are: {known}.",
    ),
    "unknown-clause": Message(
        "承诺书 “{letter}” 中没有条款 “{name}”。请改正id，或添加该条款。",
        "There is no clause “{name}” in the letter “{letter}”. Correct the id, or add the clause.",
    ),
    "unknown-clause-near": Message(
        "承诺书 “{letter}” 中没有条款 “{name}”，是否想写 “{near}”？",
        "There is no clause “{name}” in the letter “{letter}”; did you mean “{near}”?",
    ),
    "unknown-letter": Message(
        "没有承诺书 “{name}”。请写 data/letters/ 中的文件夹名。",
        "There is no letter “{name}”. Write the name of a folder in data/letters/.",
    ),
    "unknown-letter-near": Message(
        "没有承诺书 “{name}”，是否想写 “{near}”？", "There is no letter “{name}”; did you mean “{near}”?"
    ),
    "refers-to-form": Message(
        "“{letter}” 目前只有空白文本，本文件有{count}处引用它。链接将指向空白文本；请尽快填写（run.py fill {letter}），或者删去引用。",
        "“{letter}” is a blank form so far, to which this file refers {count}×. The links lead to the form: fill it in "
        "soon (run.py fill {letter}), or take the references out.",
        warning=True,
    ),
    "still-sample": Message(
        "这里仍为 true：换成贵公司的资料后写 false。",
        "This is still true: once the details are your company’s, write false.",
    ),
    "refers-to-draft": Message(
        "承诺书 “{letter}” 的条款 “{name}” 还在草案中，读者看不到。请先签署那份承诺书，或删去引用。",
        "The clause “{name}” of the letter “{letter}” stands only in a draft, which readers can’t see. Sign that letter "
        "first, or drop the reference.",
    ),
    "duplicate-id": Message(
        "条款id “{id}” 第二次出现（第一次在第{first}行）。请换一个。",
        "The clause id “{id}” stands here a second time (first on line {first}). Choose another.",
    ),
    "duplicate-number": Message(
        "编号 “{number}” 与承诺书 “{letter}” 相同。请给新的一份换号；已公布的编号不要改。",
        "The number “{number}” stands in the letter “{letter}” too. Give the new one another; leave a published one as it is.",
    ),
    "clause-too-deep": Message(
        "条款 “{id}” 超过{limit}级。请减少层级。",
        "The clause “{id}” stands deeper than {limit} levels. Use fewer levels.",
    ),
    "clause-without-words": Message(
        "条款 “{id}” 没有标题也没有正文。请至少写一项（heading 或 text）。",
        "The clause “{id}” has neither heading nor text. Give it one of them.",
    ),
    "clause-without-kind": Message(
        "条款 “{id}” 没有类型。请在本条或上级条款写 kind，可用：{words}。",
        "The clause “{id}” has no kind. Give it, or the clause above it, one of: {words}.",
    ),
    "typed-number": Message(
        "“{words}” 是手写的条款编号，条款移动后就会指错。请改为引用 [[条款id]]。",
        "“{words}” is a clause number typed by hand: it would be wrong as soon as clauses move. Refer to it as [[clause-id]].",
    ),
    # terms
    "definition-without-text": Message(
        "定义了术语却没有正文。请在 text 中写明含义（“指……”）。",
        "The term has no meaning yet. Give it in text (“means …”).",
    ),
    "term-defined-twice": Message(
        "术语 “{term}” 在本承诺书中定义了两次（第一次在第{first}行）。请只保留一处。",
        "The term “{term}” is defined twice in this letter (first on line {first}). Keep one of the two.",
    ),
    "term-in-two-ways": Message(
        "术语 “{term}” 的含义与 {first} 不同。请统一文字，或引用那一处的定义。",
        "The term “{term}” means something else than in {first}. Use the same words, or refer to that definition.",
    ),
    "term-unused": Message(
        "定义了术语 “{term}”，但没有条文使用它。请在条文中写 [[{id}]]，或删去定义。",
        "The term “{term}” is defined, but no clause uses it. Use it as [[{id}]], or delete the definition.",
    ),
    # promises
    "promise-without-stage": Message(
        "承诺指标需要服务阶段。请在本条、上级条款或承诺书写 stage，可用：{words}。",
        "A promise needs a stage. Give the clause, one above it or the letter one of: {words}.",
    ),
    "promise-without-text": Message("有承诺指标的条款必须有正文。", "A clause with a promise must have a text."),
    "promise-without-start": Message("时限从何时起算？请补上 starts。", "When does the time begin? Add starts."),
    "start-without-duration": Message(
        "只有时限才有起算点。请删去 starts。", "Only a duration has a start. Delete starts."
    ),
    "limit-not-in-text": Message(
        "正文没有用到限值：请在正文中写 {{{field}}}，使文字与指标一致。",
        "The text doesn’t use the limit: write {{{field}}} in it, so that words and promise agree.",
    ),
    "no-remedy-without-reason": Message(
        "没有补救须说明理由。请补上 reason。", "Where there is no remedy, say why. Add reason."
    ),
    "reason-with-remedy": Message(
        "已有补救，不需要 reason。请删去。", "There is a remedy, so no reason is needed. Delete it."
    ),
    "unknown-measure": Message(
        "data/measures.yml 中没有指标 “{name}”。新的指标请先加入该文件。",
        "There is no measure “{name}” in data/measures.yml. Add a new one to that file first.",
    ),
    "unknown-measure-near": Message(
        "data/measures.yml 中没有指标 “{name}”，是否想写 “{near}”？新的指标请先加入该文件。",
        "There is no measure “{name}” in data/measures.yml; did you mean “{near}”? Add a new one to that file first.",
    ),
    "measure-of-wrong-type": Message(
        "指标 “{measure}” 的类型是 {type}，而限值的类型是 {found}。请统一。",
        "The measure “{measure}” is of type {type}, the limit is of type {found}. Make them agree.",
    ),
    "limit-in-two-ways": Message(
        "同一指标 “{measure}” 的限值与 {first} 不同。请统一；若确非同一事项，请另设指标。",
        "The measure “{measure}” has another limit in {first}. Make them agree; if they are different matters, use another measure.",
    ),
    # dates, versions, signature
    "expires-before-effective": Message(
        "届满日期早于生效日期。请改正其中一个。", "The last day lies before the first. Correct one of them."
    ),
    "signed-after-effective": Message(
        "签署日期晚于生效日期。若不是有意追溯，请改正其中一个。",
        "It was signed after the day on which it takes effect. Unless that is meant, correct one of them.",
        warning=True,
    ),
    "draft": Message(
        "尚未签署，是草案：只在 serve 中显示，不会公布。签署后请补上 signed。",
        "Not signed yet, so it is a draft: serve shows it, but it is not published. Add signed once it is signed.",
        warning=True,
    ),
    "only-from-second-version": Message(
        "第1版不能有 “{key}”：它说明相对上一版的变化。请删去。",
        "Version 1 can’t have “{key}”: it tells what differs from the version before. Delete it.",
    ),
    "changes-missing": Message(
        "第2版起须说明改了什么、为什么。请补上 changes。",
        "From version 2 on, changes tells what was changed and why. Add it.",
    ),
    "clause-vanished": Message(
        "第{version}版的条款 “{id}” 在这里不见了。请保留它，或在 removed 中说明。",
        "The clause “{id}” of version {version} has vanished. Keep it, or say so under removed.",
    ),
    "id-reused": Message(
        "条款id “{id}” 属于更早版本中已删除的条款，不得再用。请换一个id。",
        "The clause id “{id}” belongs to a clause that an earlier version ended, and is never used again. Choose another.",
    ),
    "removed-wrongly": Message(
        "removed 中的 “{id}” 不对：它必须是第{version}版的条款，并且本版不再有。",
        "“{id}” under removed is wrong: it must be a clause of version {version} that this version no longer has.",
    ),
    "person-without-consent": Message(
        "签署人“{name}”像是自然人。公开其姓名须经本人同意；已同意的请写 consent: true，否则请写单位全称。",
        "The signatory “{name}” seems to be a natural person, whose name may be public only with consent: write "
        "consent: true if it was given, else the organisation’s full name.",
        warning=True,
    ),
    # translations
    "translation-missing": Message(
        "缺少译文 en。页面将显示中文并注明。",
        "The English is missing. The page will show the Chinese and say so.",
        warning=True,
    ),
    "translation-missing-prevailing": Message(
        "缺少 en，而本承诺书以英文为准。请补上。",
        "The English is missing, although it prevails in this letter. Add it.",
    ),
    "translation-differs": Message(
        "中文和英文所用的填写项或引用不一致：{names}。请核对译文。",
        "Chinese and English don’t use the same fields or references: {names}. Compare them.",
        warning=True,
    ),
    # what a company has left of the sample, and what a public letter must not say
    "sample-left": Message(
        "“{found}” 是示例的资料。sample 已改为 false，请换成贵公司的资料；不用的示例承诺书请删去。",
        "“{found}” is from the sample. Now that sample is false, put in your company’s details, and delete the sample "
        "letters that aren’t yours.",
    ),
    "bad-phone": Message(
        "“{found}” 不像电话号码。请写数字，可带区号和分机，如 400-000-0000、+86 10 0000 0000 转 1。",
        "“{found}” is no telephone number. Write digits, with area code and extension where needed: "
        "400-000-0000, +86 10 0000 0000 ext. 1.",
    ),
    "bad-email": Message(
        "“{found}” 不是电子邮箱。请写成 complaints@example.com 的形式。",
        "“{found}” is no mailbox. Write it as complaints@example.com.",
    ),
    "bad-web": Message(
        "“{found}” 不是网址。请写以 https:// 开头的完整地址。",
        "“{found}” is no web address. Write it in full, beginning with https://.",
    ),
    "identity-number": Message(
        "这里像是身份证号码（{words}）。不得公开，请删去。",
        "This looks like an identity-card number ({words}). It must not be public; delete it.",
    ),
    "mobile-number": Message(
        "这里像是手机号码（{words}）。公开前请确认它不是个人号码。",
        "This looks like a mobile number ({words}). Before it is public, make sure that it is nobody’s own.",
        warning=True,
    ),
    "superlative": Message(
        "“{words}……” 可能是广告法禁止的绝对化用语。请改为可以核实的说法。",
        "“{words}…” may be a superlative that advertising law forbids. Say what can be verified.",
        warning=True,
    ),
    # what search knows of everyday words
    **SYNONYMS,
    **LINEAGE,
    # what is sealed
    **SEALED,
    **PROMISES,
    **SITUATIONS,
}
