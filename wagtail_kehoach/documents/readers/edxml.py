"""E-office messages (edXML, QCVN 102:2016/BTTTT): the plan is a file in the message, its header a second witness.

The header's values are suggestions beside what the plan itself says; a signature in a message is never verified.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wagtail_kehoach.documents.draft import Action, DocumentError, Envelope, Notice
from wagtail_kehoach.documents.encodings import refuse_legacy
from wagtail_kehoach.documents.heading import read_heading
from wagtail_kehoach.documents.limits import Limits
from wagtail_kehoach.documents.readers.edxml_message import Message, parse_message
from wagtail_kehoach.documents.readers.refusals import CHOOSE_THE_PLAN
from wagtail_kehoach.documents.readers.zip_guard import ZIP_STARTS, checked_zip, member, only_member
from wagtail_kehoach.documents.source import SourceDocument

FORMAT = "edxml"
Reader = Callable[[bytes, Limits], SourceDocument]

_SNIFFED = 65_536
_MOST_ATTACHMENTS = 10
_MOST_NAMED = 3
# The first tag behind the prologue. Stray characters in front make a message malformed, not another kind of file.
_ROOT = re.compile(
    r"(?:[^<]{0,64}(?=<\?xml))?(?:(?><\?.*?\?>)|(?><!--.*?-->)|(?><![^>\[]*(?:\[[^\]]*\]\s*)?>)|\s)*+"
    r"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})",
    re.DOTALL,
)
_ROOT_NAMES = frozenset(["edxml", "edxmlenvelope"])
_STATUS = {
    "01": "đã đến",
    "02": "từ chối nhận",
    "03": "đã tiếp nhận",
    "04": "đã phân công",
    "05": "đang xử lý",
    "06": "đã hoàn thành",
    "13": "yêu cầu lấy lại",
    "15": "đồng ý cho lấy lại",
    "16": "từ chối cho lấy lại",
}
_NOTICES = {
    Action.REVOKE: ("revokes", "thu hồi văn bản đã gửi trước"),
    Action.UPDATE: ("updates", "cập nhật văn bản đã gửi trước"),
    Action.REPLACE: ("replaces", "thay thế văn bản đã gửi trước"),
}


def recognises(data: bytes, limits: Limits) -> bool:
    """Whether ``data`` is an edXML message, or a ZIP container with one in it and nothing else."""
    return _is_message(_unwrapped(data, limits))


def read(data: bytes, limits: Limits, read_file: Reader) -> SourceDocument:
    """Return the first file in the message ``data`` that is a plan, with what the header says beside it.

    ``read_file`` reads a file in the message. Raises ``DocumentError``, with the cause of each file that is no plan.
    """
    message = parse_message(_unwrapped(data, limits), limits)
    if message.status and not message.attachments:
        known = _STATUS.get(message.status.zfill(2))
        state = f"{message.status}: {known}" if known else message.status
        raise DocumentError(
            "not_a_plan", f"Tệp edXML này là thông báo trạng thái ({state}), không có văn bản; {CHOOSE_THE_PLAN}."
        )
    if not message.attachments:
        raise DocumentError("unsupported", f"Tệp edXML không có văn bản kèm theo; {CHOOSE_THE_PLAN}.")
    refusals: list[tuple[str, DocumentError]] = []
    for place, name, document in _documents(message, limits, read_file):
        if isinstance(document, DocumentError):
            refusals.append((name, document))
        else:
            envelope = replace(message.envelope, attachment_name=name or None)
            others = [each.name for index, each in enumerate(message.attachments) if index != place]
            notices = (*document.notices, *_notices(envelope, others))
            return replace(document, format=FORMAT, envelope=envelope, notices=notices)
    raise _refused(refusals)


def _documents(
    message: Message, limits: Limits, read_file: Reader, *, nested: bool = False
) -> Iterator[tuple[int, str, SourceDocument | DocumentError]]:
    """Yield for each file its place in the message, its name, and the plan in it or why there is none."""
    for place, attachment in enumerate(message.attachments[:_MOST_ATTACHMENTS]):
        try:
            content = _unwrapped(attachment.content(), limits)
            if _is_message(content) and not nested:
                inner = parse_message(content, limits)
                yield from (
                    (place, name, found) for _, name, found in _documents(inner, limits, read_file, nested=True)
                )
            else:
                yield place, attachment.name, _plan(content, limits, read_file)
        except DocumentError as error:
            yield place, attachment.name, error


def _plan(content: bytes, limits: Limits, read_file: Reader) -> SourceDocument:
    if _is_message(content):
        raise DocumentError("unsupported", f"Tệp edXML lồng quá nhiều lớp; {CHOOSE_THE_PLAN}.")
    document = read_file(content, limits)
    refuse_legacy(document.text)
    read_heading(document)
    return document


def _unwrapped(data: bytes, limits: Limits) -> bytes:
    """Return the only file of a ZIP container, anything else as it is. Paths in the container are never used."""
    if not data.startswith(ZIP_STARTS):
        return data
    with checked_zip(data, limits) as archive:
        inner = only_member(archive)
        return data if inner is None else member(archive, inner)


def _is_message(data: bytes) -> bool:
    head = data[:_SNIFFED]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head.decode("utf-16", "ignore")
    else:
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    root = _ROOT.match(text)
    if root is None:
        return False
    name = root[1].casefold()
    return name in _ROOT_NAMES or name == "envelope" and "MessageHeader" in text


def _notices(envelope: Envelope, others: list[str]) -> Iterator[Notice]:
    if envelope.action in _NOTICES:
        code, what = _NOTICES[envelope.action]
        yield Notice(code, f"Thông điệp điện tử này {what}; hãy kiểm tra văn bản cũ trước khi dùng kế hoạch.")
    if others:
        named = ", ".join(f"“{name}”" for name in others[:_MOST_NAMED] if name)
        yield Notice(
            "other_attachments",
            f"Tệp edXML còn {len(others)} tệp kèm khác không được đọc{f' ({named})' if named else ''}.",
        )


def _refused(refusals: list[tuple[str, DocumentError]]) -> DocumentError:
    if len(refusals) == 1:
        name, error = refusals[0]
        return DocumentError(error.code, f"Tệp kèm “{name}” trong tệp edXML: {error}" if name else str(error))
    causes = " ".join(f"“{name}”: {error}" for name, error in refusals[:_MOST_NAMED])
    # A plan that cannot be read is a nearer miss than a file that is no plan.
    code = next((error.code for _, error in refusals if error.code != "not_a_plan"), "not_a_plan")
    return DocumentError(code, f"Không có tệp kèm nào trong tệp edXML đọc được là kế hoạch. {causes}")
