"""Telling the regime of form.

State form: Nghị định 30/2020/NĐ-CP; party form: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; mass organisations have others.

No single sign settles it; the strongest ones present do, and the value points at the strongest.
"""

from __future__ import annotations

import re
from collections import defaultdict

from wagtail_kehoach.documents.draft import Found, Regime, Signature
from wagtail_kehoach.documents.letterhead import Letterhead
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.numbers import NumberShape

_PARTY_BODY = re.compile(
    r"(?:ban thuong vu|ban chap hanh dang|(?:tinh|thanh|huyen|quan|thi) uy|dang uy|dang bo|chi bo|chi uy"
    r"|ban (?:tuyen giao|dan van|to chuc|xay dung dang))"
)
_STATE_BODY = re.compile(
    r"(?:uy ban nhan dan|ubnd|so |phong |trung tam|bo |chi cuc|hoi dong nhan dan|truong |thu vien|dai )"
)
_DECISIVE, _STRONG, _MEDIUM = 4, 3, 2

Sign = tuple[Regime, int, Found[str]]


def read_regime(
    source: SourceDocument, head: Letterhead, acting: Found[str] | None, signature: Signature
) -> Found[Regime] | None:
    """Return the regime, or ``None`` when the document bears no sign of one."""
    signs = list(_signs(source, head, acting, signature))
    if not signs:
        return None
    weights: dict[Regime, int] = defaultdict(int)
    for regime, weight, _ in signs:
        weights[regime] += weight
    regime = max(weights, key=lambda each: weights[each])
    _, weight, shown = max((sign for sign in signs if sign[0] is regime), key=lambda sign: sign[1])
    sure = weights[regime] >= _DECISIVE and weights[regime] >= 2 * (sum(weights.values()) - weights[regime])
    return Found(shown.raw, regime, shown.span, 1.0 if sure else 0.8 if weight >= _STRONG else 0.6)


def _signs(source: SourceDocument, head: Letterhead, acting: Found[str] | None, signature: Signature) -> list[Sign]:
    signs: list[Sign] = []
    if head.mass_title:
        signs.append((Regime.MASS_ORG, 3 * _DECISIVE, head.mass_title))
    if head.party_title:
        signs.append((Regime.PARTY, _DECISIVE, head.party_title))
    if head.national_title:
        signs.append((Regime.STATE, _DECISIVE, head.national_title))
    if signature.authority:
        regime = Regime.PARTY if "/" in signature.authority.raw else Regime.STATE
        signs.append((regime, _STRONG, signature.authority))
    for body in (head.issuer, acting):
        if body:
            folded = fold_aligned(body.raw)
            if _PARTY_BODY.match(folded):
                signs.append((Regime.PARTY, _MEDIUM, body))
            elif _STATE_BODY.match(folded):
                signs.append((Regime.STATE, _MEDIUM, body))
    if head.number and head.number.value.shape in (NumberShape.PARTY, NumberShape.STATE):
        regime = Regime.PARTY if head.number.value.shape is NumberShape.PARTY else Regime.STATE
        number = source.words(head.number.span.start, head.number.span.end)
        signs.append((regime, _MEDIUM, number))
    return signs
