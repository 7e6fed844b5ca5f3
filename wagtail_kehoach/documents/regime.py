"""Telling the regime of form.

State form: Nghị định 30/2020/NĐ-CP; party form: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; mass organisations have others.

No single sign settles it (party bodies also write ``24/KH-BTGTU``); the strongest ones present do, and the value points
at the strongest.
"""

from __future__ import annotations

import re
from collections import defaultdict

from wagtail_kehoach.documents.draft import Found, Regime, Signature
from wagtail_kehoach.documents.letterhead import Letterhead
from wagtail_kehoach.documents.source import SourceDocument, fold_aligned
from wagtail_kehoach.vietnamese.numbers import DocumentNumber, NumberShape

_MASS_BODY = re.compile(
    r"(?:(?:ban (?:thuong vu|chap hanh|thuong truc)|bch|btv|thuong truc) )?(?:trung uong )?"
    r"(?:(?:tinh|thanh|huyen|quan|thi|xa|phuong|chi|lien chi) doan(?!\w)|cong doan|lien doan lao dong|tong lien doan"
    r"|doan (?:tncs|tn(?!\w)|thanh nien|xa|phuong|thi|huyen|tinh|truong|co so|co quan|khoi|cac co quan)"
    r"|hoi (?:lien hiep|lhpn|lhtn|phu nu|nong dan|cuu|ccb|nha bao|chu thap do|nguoi|khuyen hoc|sinh vien|van hoc"
    r"|luat gia|dong y|nan nhan|bao tro|lam vuon)|hoi dong doi|lien hiep cac hoi"
    r"|ubmttq|ub ?mttq|uy ban (?:mttq|mat tran)|mat tran|mttq)"
)
_PARTY_BODY = re.compile(
    r"(?:thuong truc )?(?:ban thuong vu|ban chap hanh dang|(?:tinh|thanh|huyen|quan|thi) uy|dang uy|dang bo|chi bo"
    r"|chi uy|ban can su|dang doan|trung tam chinh tri|uy ban kiem tra (?:dang|tinh|huyen|thanh)"
    r"|ban (?:tuyen giao|dan van|to chuc (?:tinh|huyen|thanh|dang)|xay dung dang|noi chinh))"
)
_STATE_BODY = re.compile(
    r"(?:uy ban nhan dan|ubnd|so |phong |trung tam|bo |chi cuc|hoi dong nhan dan|hdnd|truong |thu vien|dai |cong an"
    r"|bao tang|benh vien|tram |cuc |tong cuc)"
)
# Bodies that follow no rules of form unless they print a title of the State, the Party or an organisation.
_FREE_BODY = re.compile(
    r"(?:cau lac bo|clb(?!\w)|ban (?:to chuc (?:le|hoi|giai|ngay|cuoc|tuan)|chu nhiem|khanh tiet|lien lac"
    r"|lanh dao thon)|cong ty|tong cong ty|tap doan|ngan hang|doanh nghiep"
    r"|hop tac xa|giao xu|dong ho|hoi dong huong|dinh |chua )"
)
_PARTY_SYMBOL = re.compile(
    r"(?:.*[-.])?(?:[A-ZĐ]{0,8}(?:TU|HU|ĐU|QU|ThU|TXU)|CB|ĐB|ĐH|TW|BTVĐU|TTCT|BXDĐ|BTGDV\w*)(?:-.*)?"
)
_MASS_SYMBOL = re.compile(
    r"(?:.*-)?(?:U?BMTTQ\w*|UBMTTQ\w*|MTTQ\w*|MT|ĐTN\w*|TĐTN\w*|ĐTNCS|BCHĐ\w*|ĐXĐ|HND\w*|HPN|HLHPN\w*|LHPN"
    r"|HCCB\w*|CCB|LĐLĐ\w*"
    r"|CĐ(?:CS|VC|N)?|HĐĐ|HCTĐ|HKH|HNCT)(?:-.*)?"
)
# Signs that count only where no other stands: how the document is filed, and in which position its signer.
_PARTY_ARCHIVE = re.compile(r"(?:van phong|vp)\s*(?:(?:dang|tinh|huyen|thanh|quan|thi) uy|du|tu|hu|chi bo)(?!\w)")
_STATE_ARCHIVE = re.compile(r"(?:van thu|vt|ubnd)(?!\w)")
_ARCHIVE = re.compile(r"[^\S\n]*[-–+•]?[^\S\n]*luu\s{0,3}[:,]?\s{0,3}(?=[^\n]{2})", re.MULTILINE)
_PARTY_POSITION = re.compile(r"(?:pho )?bi thu(?!\w)(?! doan)")
_STATE_POSITION = re.compile(
    r"(?:pho )?(?:giam doc|hieu (?:truong|pho)|chanh van phong|chu tich (?:ubnd|uy ban nhan dan))"
)
_DECISIVE, _STRONG, _MEDIUM = 4, 3, 2
_WEAK = 1
_LEAST_SURE = 0.5
_LINES_OF_AN_ENDING = 60

Sign = tuple[Regime, int, Found[str]]


def read_regime(
    source: SourceDocument, head: Letterhead, acting: Found[str] | None, signature: Signature
) -> Found[Regime] | None:
    """Return the regime, or ``None`` when the document bears no sign of one."""
    signs = _signs(source, head, acting, signature) or _weak_signs(source, signature)
    if not signs:
        return None
    weights: dict[Regime, int] = defaultdict(int)
    for regime, weight, _ in signs:
        weights[regime] += weight
    regime = max(weights, key=lambda each: weights[each])
    _, weight, shown = max((sign for sign in signs if sign[0] is regime), key=lambda sign: sign[1])
    sure = weights[regime] >= _DECISIVE and weights[regime] >= 2 * (sum(weights.values()) - weights[regime])
    confidence = 1.0 if sure else 0.8 if weight >= _STRONG else 0.6 if weight > _WEAK else _LEAST_SURE
    return Found(shown.raw, regime, shown.span, confidence)


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
    for body in (head.issuer, acting, signature.on_behalf_of):
        told = _regime_of_body(fold_aligned(body.raw)) if body else None
        if body and told is Regime.MASS_ORG:
            # Such an organisation borrows the title of the State's form and the signature of the Party's.
            signs.append((told, 3 * _DECISIVE if body is head.issuer else _DECISIVE, body))
        elif body and told:
            signs.append((told, _MEDIUM, body))
    titled = head.mass_title or head.party_title or head.national_title
    free = [body for body in (head.issuer, head.superior_body, acting) if body and _is_free(body)]
    if free and not titled:
        signs.append((Regime.OTHER, 2 * _DECISIVE, free[0]))
    if head.superior_body and _MASS_BODY.match(fold_aligned(head.superior_body.raw)):
        signs.append((Regime.MASS_ORG, _STRONG, head.superior_body))
    if head.number:
        told = _regime_of_number(head.number.value)
        if told:
            number = source.words(head.number.span.start, head.number.span.end)
            signs.append((told, _MEDIUM, number))
    return signs


def _weak_signs(source: SourceDocument, signature: Signature) -> list[Sign]:
    signs: list[Sign] = []
    if signature.position:
        folded = fold_aligned(signature.position.raw)
        for pattern, regime in ((_PARTY_POSITION, Regime.PARTY), (_STATE_POSITION, Regime.STATE)):
            if pattern.match(folded):
                signs.append((regime, _WEAK, signature.position))
    for line in source.lines[-_LINES_OF_AN_ENDING:]:
        filed = _ARCHIVE.match(source.folded, line.start, line.end)
        for pattern, regime in ((_PARTY_ARCHIVE, Regime.PARTY), (_STATE_ARCHIVE, Regime.STATE)):
            if filed and pattern.match(source.folded, filed.end(), line.end):
                signs.append((regime, _WEAK, source.words(line.start, line.end)))
    return signs


def _is_free(body: Found[str]) -> bool:
    return _FREE_BODY.match(fold_aligned(body.raw)) is not None


def _regime_of_body(folded: str) -> Regime | None:
    for pattern, regime in (
        (_MASS_BODY, Regime.MASS_ORG),
        (_PARTY_BODY, Regime.PARTY),
        (_STATE_BODY, Regime.STATE),
    ):
        if pattern.match(folded):
            return regime
    return None


def _regime_of_number(number: DocumentNumber) -> Regime | None:
    """Return what the body in the symbol tells, else what slash and hyphen do."""
    if _MASS_SYMBOL.fullmatch(number.body):
        return Regime.MASS_ORG
    if _PARTY_SYMBOL.fullmatch(number.body):
        return Regime.PARTY
    return {NumberShape.PARTY: Regime.PARTY, NumberShape.STATE: Regime.STATE}.get(number.shape)
