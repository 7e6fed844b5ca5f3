"""Types of administrative and party documents, their abbreviations and names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wagtail_kehoach.vietnamese.text import collapse, fold, within_one_edit

DOCUMENT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "NQ": "nghị quyết",
        "QĐ": "quyết định",
        "CT": "chỉ thị",
        "QC": "quy chế",
        "QyĐ": "quy định",
        "TC": "thông cáo",
        "TB": "thông báo",
        "HD": "hướng dẫn",
        "CTr": "chương trình",
        "KH": "kế hoạch",
        "PA": "phương án",
        "ĐA": "đề án",
        "DA": "dự án",
        "BC": "báo cáo",
        "BB": "biên bản",
        "TTr": "tờ trình",
        "HĐ": "hợp đồng",
        "CĐ": "công điện",
        "BGN": "bản ghi nhớ",
        "BTT": "bản thỏa thuận",
        "GUQ": "giấy ủy quyền",
        "GM": "giấy mời",
        "GGT": "giấy giới thiệu",
        "GNP": "giấy nghỉ phép",
        "PG": "phiếu gửi",
        "PC": "phiếu chuyển",
        "PB": "phiếu báo",
        "SY": "bản sao y",
        "TrS": "bản trích sao",
        "SL": "bản sao lục",
        "L": "luật",
        "NĐ": "nghị định",
        "TT": "thông tư",
        "TTLT": "thông tư liên tịch",
        "KL": "kết luận",
        "CV": "công văn",
        "CTHĐ": "chương trình hành động",
        "KHPH": "kế hoạch phối hợp",
        "KHLN": "kế hoạch liên ngành",
        "KHLT": "kế hoạch liên tịch",
        "CTPH": "chương trình phối hợp",
        "CTrPH": "chương trình phối hợp",
    }
)
"""Abbreviation in the symbol → name.

From Nghị định 30/2020/NĐ-CP, Phụ lục III, the normative documents, what party documents add (kết luận, công văn,
chương trình hành động), and joint plans and programmes of several bodies. In party symbols ``QĐ`` also stands for quy
định and ``TT`` for thông tri.
"""

_ABBREVIATIONS = frozenset(abbreviation.casefold() for abbreviation in DOCUMENT_TYPES)
_NAMES = {fold(name): name.capitalize() for name in [*DOCUMENT_TYPES.values(), "thông tri"]}


def is_document_type(abbreviation: str) -> bool:
    """Tell whether a part of a symbol is the abbreviation of a document type; ``CTr`` and ``Ctr`` are the same."""
    return abbreviation.casefold() in _ABBREVIATIONS


def document_type_named(text: str) -> str | None:
    """Return the document type that ``text`` names (``"KÉ HOẠCH"`` → ``"Kế hoạch"``), or ``None``.

    Marks and case do not count. One wrong, missing or extra letter is forgiven in names longer than seven characters,
    unless two types are equally near (``"thong mao"``: thông báo, thông cáo).
    """
    folded = fold(collapse(text[:200]))
    if folded in _NAMES:
        return _NAMES[folded]
    near = [name for known, name in _NAMES.items() if len(known) > 7 and within_one_edit(folded, known)]
    return near[0] if len(near) == 1 else None
