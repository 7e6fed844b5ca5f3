"""How a unit takes part in a task, and with whom: *chủ trì*, *phối hợp với …*."""

from __future__ import annotations

from wagtail_kehoach.documents.anchors import words_pattern
from wagtail_kehoach.documents.bodies import read_bodies
from wagtail_kehoach.documents.draft import Found, Role, Span
from wagtail_kehoach.documents.source import SourceDocument

_COOPERATE = r"phoi (?:ket )?hop(?!\w)"
_MANNER = "(?: (?:chat che|tot|dong bo|nhip nhang|kip thoi|hieu qua|thuong xuyen|chu dong|tich cuc|va|voi nhau))*"
_SUPPORTS = words_pattern(
    r"[\s,;:–-]*(?:(?:co trach nhiem|co nhiem vu|chiu trach nhiem|chu dong|tich cuc|thuong xuyen|tiep tuc|tang cuong"
    rf"|kip thoi|can|phai|tham gia|san sang),? ){{0,4}}{_COOPERATE}"
)
_WITH = words_pattern(rf"(?<!\w){_COOPERATE}{_MANNER} (?:(?:voi|cung(?: voi)?) )?")
_LEADS = words_pattern(r"(?<!\w)chu tri(?!\w)")
_LEADS_TOGETHER = words_pattern(rf"chu tri,? (?:va |cung )?{_COOPERATE}")
_NEAR = 60
_LONGEST_TASK = 2_000
_LONGEST_LIST = 500


def read_role(source: SourceDocument, start: int, end: int) -> Role:
    """Return ``SUPPORT`` for a task that opens with *phối hợp* and says nothing of *chủ trì* near it, else ``LEAD``."""
    opening = _SUPPORTS.match(source.folded, start, end)
    if opening is None or _LEADS.search(source.folded, start, min(end, opening.end() + _NEAR)):
        return Role.LEAD
    return Role.SUPPORT


def read_partners(source: SourceDocument, start: int, end: int) -> tuple[Found[str], ...]:
    """Return the bodies with which a task is to be done, as printed, each once."""
    partners: dict[str, Found[str]] = {}
    for match in _WITH.finditer(source.folded, start, min(end, start + _LONGEST_TASK)):
        is_named = match[0].split()[-1] in ("voi", "cung")
        for body in read_bodies(source, match.end(), min(end, match.end() + _LONGEST_LIST), any_case=is_named):
            partner = source.words(*body, 0.9)
            partners.setdefault(partner.raw.casefold(), partner)
    return tuple(partners.values())


def leads_with_partners(source: SourceDocument, task: Span) -> bool:
    """Whether a task opens with *chủ trì, phối hợp*."""
    return _LEADS_TOGETHER.search(source.folded, task.start, min(task.end, task.start + _NEAR)) is not None
