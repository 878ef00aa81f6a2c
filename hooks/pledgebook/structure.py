"""In: a PDF with the browser's structure tree. Out: the tree as ISO 14289-1 wants it, the same at every run."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# ISO 32000-1, 14.8.4; what else Chromium writes gets a standard role.
_STANDARD = re.compile(
    "Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody|Table|T[RHD]|"
    "THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|R[BTP]|Warichu|W[TP]|Figure|Formula|Form"
)
_INLINE = frozenset({"Strong", "Em"})


def mend_structure(pdf: pikepdf.Pdf) -> None:
    """Give every role of the PDF's tree a standard one, list items their labels, heads of tables stable numbers."""
    root = pdf.Root.StructTreeRoot
    roles = set()
    named, attributes = list[pikepdf.Object](), list[pikepdf.Object]()

    def visit(element: pikepdf.Object) -> None:
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        role = str(element.S).removeprefix("/")
        roles.add(role)
        if "/ID" in element:
            named.append(element)
        attributes.extend(each for each in _several(element.get("/A")) if isinstance(each, Dictionary))
        if role == "LI":
            _label(pdf, element)
        for below in _kids(element):
            visit(below)

    for element in _kids(root):
        visit(element)
    _number(root, named, attributes)
    kept = root.get("/RoleMap", Dictionary())
    for role in sorted(role for role in roles if not _STANDARD.fullmatch(role)):
        kept[f"/{role}"] = Name.Span if role in _INLINE else Name.Div
    root["/RoleMap"] = kept


def _number(root: pikepdf.Object, named: list[pikepdf.Object], attributes: list[pikepdf.Object]) -> None:
    """Number the heads of tables in their order: the browser counts on from the pages that it printed before."""
    numbers = {bytes(element.ID): f"head{number:06}" for number, element in enumerate(named, 1)}
    for each in attributes:
        if "/Headers" in each:
            each["/Headers"] = Array([String(numbers[bytes(name)]) for name in each.Headers])
    for element in named:
        element["/ID"] = String(numbers[bytes(element.ID)])
    if named:
        names = [part for element in named for part in (element.ID, element)]
        root["/IDTree"] = Dictionary(Names=Array(names))  # 7.9.6: in their order, which they are


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    return _several(element.get("/K"))


def _several(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    """Return what stands where one thing or an array of them may."""
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _label(pdf: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Give a list item the label and the body that its role demands."""
    kids = _kids(item)
    if all(isinstance(kid, Dictionary) and str(kid.get("/S", "")) in {"/Lbl", "/LBody"} for kid in kids):
        return
    labels = [kid for kid in kids if isinstance(kid, Dictionary) and str(kid.get("/S", "")) == "/Lbl"]
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item))
    inside = [kid for kid in kids if kid not in labels]
    for kid in inside:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid["/P"] = body
    if "/Pg" in item:
        body["/Pg"] = item.Pg  # a bare number among its children is content of this page
    body["/K"] = Array(inside)
    item["/K"] = Array([*labels, body])
