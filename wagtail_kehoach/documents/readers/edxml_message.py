"""The XML of an e-office message (edXML of QCVN 102:2016/BTTTT): what its header says, and the files in it.

Only local names count: messages of several namespaces, with their elements in any order, are about. Who handled a
message (``StaffInfo``) is never read.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree  # type: ignore[import-untyped]
from defusedxml import DefusedXmlException

from wagtail_kehoach.documents.anchors import authority_prefix
from wagtail_kehoach.documents.draft import Action, DocumentError, Envelope
from wagtail_kehoach.documents.limits import Limits, size_in_words
from wagtail_kehoach.documents.source import too_large
from wagtail_kehoach.vietnamese.dates import PartialDate, parse_day
from wagtail_kehoach.vietnamese.text import clean, collapse, fold

_LONGEST_VALUE = 2_000
_LONGEST_NAME = 150
_MOST_VALUES = 500
_MISSING = frozenset(["", "null", "n/a"])
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?![0-9])")
_SIGN_ALONE = re.compile(r"(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)\.?", re.IGNORECASE)
_URGENCY = {"1": "Khẩn", "2": "Thượng khẩn", "3": "Hỏa tốc"}
_URGENCY_NAMES = {fold(name): name for name in _URGENCY.values()}
_ACTIONS = {"0": Action.NEW, "1": Action.REVOKE, "2": Action.UPDATE, "3": Action.REPLACE}
_WAY_OUT = "hãy xuất lại tệp từ phần mềm văn phòng điện tử hoặc chọn tệp của chính văn bản kế hoạch"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file in a message: its name as sent, and its bytes in base64."""

    name: str
    encoded: str

    def content(self) -> bytes:
        """Return the bytes of the file. Raises ``DocumentError``: ``unreadable`` or ``empty``."""
        packed = "".join(self.encoded.split())
        try:
            content = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
        except (binascii.Error, ValueError) as error:
            raise DocumentError("unreadable", f"Nội dung tệp kèm bị hỏng (base64); {_WAY_OUT}.") from error
        if not content:
            raise DocumentError("empty", f"Tệp kèm rỗng; {_WAY_OUT}.")
        return content


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its header, its files in order, and the code of the state that it reports instead of a document."""

    envelope: Envelope
    attachments: tuple[Attachment, ...]
    status: str | None = None


def parse_message(data: bytes, limits: Limits) -> Message:
    """Return the message that ``data`` holds.

    Raises ``DocumentError``: ``too_large``, ``unreadable``, ``unsupported``.
    """
    if len(data) > limits.max_bytes:
        raise too_large(f"tệp edXML chỉ được tới {size_in_words(limits.max_bytes)}")
    if data.count(b"<") > limits.max_xml_elements:
        raise too_large(f"tệp edXML chứa hơn {limits.max_xml_elements:,} thẻ XML".replace(",", "."))
    root = _parse(data)
    header = next(_all(root, "MessageHeader"), root)
    return Message(_envelope(root, header), tuple(_attachments(root)), _text(_child(header, "StatusCode")))


def _parse(data: bytes) -> Element:
    try:
        root: Element = defusedxml.ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise DocumentError(
            "unsupported", f"Tệp edXML không hợp lệ: có khai báo không an toàn (DOCTYPE); {_WAY_OUT}."
        ) from error
    except ParseError as error:
        line, column = error.position
        raise DocumentError(
            "unreadable", f"Tệp edXML không hợp lệ: sai cú pháp XML ở dòng {line}, cột {column + 1}; {_WAY_OUT}."
        ) from error
    except (ValueError, LookupError) as error:
        raise DocumentError("unreadable", f"Tệp edXML không hợp lệ: sai bảng mã; {_WAY_OUT}.") from error
    return root


def _envelope(root: Element, header: Element) -> Envelope:
    sender, code = _child(header, "From"), _child(header, "Code")
    issued, signer, other = (_child(header, name) for name in ("PromulgationInfo", "SignerInfo", "OtherInfo"))
    issuer, superior = _text(_child(sender, "OrganName")), _text(_child(sender, "OrganizationInCharge"))
    receivers = list(_children(header, "To"))
    due = next((due for each in (header, *receivers) if (due := _text(_child(each, "DueDate")))), None)
    authority, on_behalf_of = _competence(_text(_child(signer, "Competence")))
    business = next(_all(root, "Bussiness"), None)
    return Envelope(
        document_id=_text(_child(header, "DocumentId")) or _text(_child(business, "DocumentId")),
        organ_id=_text(_child(sender, "OrganId")),
        issuer=issuer,
        superior_body=superior if superior != issuer else None,
        serial=_text(_child(code, "CodeNumber")),
        symbol=_text(_child(code, "CodeNotation")),
        place=_text(_child(issued, "Place")),
        date=_day(_text(_child(issued, "PromulgationDate"))),
        document_type=_text(_child(_child(header, "DocumentType"), "TypeName")),
        abstract=_text(_child(header, "Subject")) or _text(_child(header, "Content")),
        authority=authority,
        on_behalf_of=on_behalf_of,
        position=_text(_child(signer, "Position")),
        signer=_text(_child(signer, "FullName")),
        due_date=_day(due),
        urgency=_urgency(_text(_child(other, "Priority"))),
        circulation=_text(_child(other, "SphereOfPromulgation")),
        recipients=_recipients(header, receivers),
        related=_related(root, header),
        action=_ACTIONS.get(_text(_child(business, "BussinessDocType")) or ""),
        has_signature=next(_all(root, "Signature"), None) is not None,
    )


def _attachments(root: Element) -> Iterator[Attachment]:
    names = {
        _text(_child(reference, "ContentId")): _text(_child(reference, "AttachmentName"))
        for reference in _all(root, "Reference")
    }
    for attachment in _all(root, "Attachment"):
        encoded = _child(attachment, "ContentTransferEncoded")
        name = _text(_child(attachment, "AttachmentName")) or names.get(_text(_child(attachment, "ContentId")))
        if encoded is not None or name:
            typed = encoded.text if encoded is not None else ""
            yield Attachment(file_name(name or ""), typed or "")


def file_name(name: str) -> str:
    """Return the name of a file as sent, without folders and invisible characters, for showing."""
    return collapse(clean(re.split(r"[/\\]", name)[-1]))[:_LONGEST_NAME]


def _competence(text: str | None) -> tuple[str | None, str | None]:
    """Part ``TL. BỘ TRƯỞNG`` in the sign of authority and the one on whose behalf is signed."""
    if text is None:
        return None, None
    prefix = authority_prefix(text.upper())
    if prefix:
        return "".join(prefix["authority"].split()), text[prefix.end() :] or None
    return (text.rstrip("."), None) if _SIGN_ALONE.fullmatch(text) else (text, None)


def _urgency(text: str | None) -> str | None:
    return _URGENCY.get(text or "") or _URGENCY_NAMES.get(fold(text or ""))


def _recipients(header: Element, receivers: list[Element]) -> tuple[str, ...]:
    """The places to which the document goes and the addressees of the message, without the archive line."""
    places = [_text(place) for each in _children(header, "ToPlaces") for place in _children(each, "Place")]
    named = [*places, *(_text(_child(receiver, "OrganName")) for receiver in receivers)]
    return _distinct(name for name in named if name and not re.match(r"\W*luu(?!\w)", fold(name)))


def _related(root: Element, header: Element) -> tuple[str, ...]:
    answered = [
        _text(_child(each, "Code")) or _text(_child(each, "DocumentId")) for each in _children(header, "ResponseFor")
    ]
    return _distinct([*answered, *(_text(_child(each, "DocumentId")) for each in _all(root, "ReplacementInfo"))])


def _day(text: str | None) -> PartialDate | None:
    """Return a day such as ``2018/09/28``, with or without a time behind it; ``None`` for no day of the calendar."""
    if text is None:
        return None
    match = _YEAR_FIRST.match(text)
    try:
        day = date(*(int(number) for number in match.groups())) if match else parse_day(text.split()[0])
        return PartialDate.on(day, raw=text)
    except ValueError:
        return None


def _distinct(values: Iterator[str] | list[str | None] | Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:_MOST_VALUES]


def _local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _local_name(each) == name.casefold())


def _children(element: Element | None, name: str) -> Iterator[Element]:
    return (each for each in (element if element is not None else ()) if _local_name(each) == name.casefold())


def _child(element: Element | None, name: str) -> Element | None:
    return next(_children(element, name), None)


def _text(element: Element | None) -> str | None:
    if element is None:
        return None
    text = collapse(clean((element.text or "")[: 2 * _LONGEST_VALUE]))[:_LONGEST_VALUE]
    return None if text.casefold() in _MISSING else text
