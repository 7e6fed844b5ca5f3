"""E-office messages: the plan comes from a file in the message, the header stands beside it and never in its text."""

from __future__ import annotations

import base64
import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.files import PLAN_TEXT, plan_docx, zip_of
from wagtail_kehoach.documents import DocumentError, Limits, PlanDraft, parse_plan
from wagtail_kehoach.documents.draft import Action, Envelope
from wagtail_kehoach.documents.parse import read_document

HEADER = """
<x:From>
  <x:OrganId>H99.7.2</x:OrganId><x:OrganizationInCharge>UBND tỉnh Lam Giang</x:OrganizationInCharge>
  <x:OrganName>UBND xã Bàu Sen</x:OrganName><x:Email>vanthu@example.vn</x:Email>
</x:From>
<x:To><x:OrganName>Trung tâm Văn hóa tỉnh</x:OrganName></x:To>
<x:To><x:OrganName>Các thôn</x:OrganName></x:To>
<x:DocumentId>H99.7.2,2026/01/20,15/KH-UBND</x:DocumentId>
<x:Code><x:CodeNumber>15</x:CodeNumber><x:CodeNotation>KH-UBND</x:CodeNotation></x:Code>
<x:PromulgationInfo><x:Place>Bàu Sen</x:Place><x:PromulgationDate>2026/01/20</x:PromulgationDate></x:PromulgationInfo>
<x:DocumentType><x:Type>1</x:Type><x:TypeName>Kế hoạch</x:TypeName></x:DocumentType>
<x:Subject>Tổ chức ngày hội trồng cây</x:Subject><x:Content>Tóm tắt dài hơn</x:Content>
<x:SignerInfo>
  <x:Competence>TL. CHỦ TỊCH</x:Competence><x:Position>Chánh Văn phòng</x:Position><x:FullName>Lê Thị Hòa</x:FullName>
</x:SignerInfo>
<x:DueDate>2026-02-28 17:00:00</x:DueDate>
<x:OtherInfo><x:Priority>2</x:Priority><x:SphereOfPromulgation>Nội bộ xã</x:SphereOfPromulgation></x:OtherInfo>
<x:ResponseFor><x:OrganId>H99</x:OrganId><x:Code>4/UBND-VX</x:Code></x:ResponseFor>
<x:ToPlaces><x:Place>Như trên</x:Place><x:Place>Các thôn</x:Place><x:Place>- Lưu: VT.</x:Place></x:ToPlaces>
"""
TRACE = """
<x:TraceHeaderList><x:Bussiness><x:BussinessDocType>{action}</x:BussinessDocType>
  <x:StaffInfo><x:Staff>Người Gửi Thư</x:Staff><x:Mobile>0900000000</x:Mobile></x:StaffInfo>
  <x:ReplacementInfoList><x:ReplacementInfo><x:DocumentId>9/KH-UBND</x:DocumentId></x:ReplacementInfo>
  </x:ReplacementInfoList></x:Bussiness></x:TraceHeaderList>
"""
NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


def attachment(name: str, content: bytes, kind: str = "text/plain") -> str:
    return (
        f"<Attachment><ContentId>cid:1</ContentId><AttachmentName>{name}</AttachmentName>"
        f"<ContentType>{kind}</ContentType>"
        f"<x:ContentTransferEncoded>{base64.encodebytes(content).decode()}</x:ContentTransferEncoded></Attachment>"
    )


def message(*attachments: str, header: str = HEADER, trace: str = "", prologue: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}'
        f'<edXML xmlns="{NAMESPACE}" xmlns:x="{NAMESPACE}"><x:edXMLEnvelope><x:edXMLHeader>'
        f"<x:MessageHeader>{header}</x:MessageHeader>{trace}</x:edXMLHeader></x:edXMLEnvelope>"
        f"<AttachmentEncoded>{''.join(attachments)}</AttachmentEncoded></edXML>"
    ).encode()


PLAN = attachment("ke-hoach.txt", PLAN_TEXT.encode())


def envelope_of(data: bytes) -> Envelope:
    envelope = parse_plan(data).envelope
    assert envelope
    return envelope


def refusal_of(data: bytes, limits: Limits | None = None) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        parse_plan(data, limits=limits or Limits())
    assert str(caught.value).endswith(".")
    assert "hãy" in str(caught.value)
    return caught.value


def notices_of(draft: PlanDraft) -> dict[str, str]:
    return {notice.code: notice.message for notice in draft.notices}


def test_header_of_the_message_is_kept_beside_the_plan() -> None:
    draft = parse_plan(message(PLAN))
    assert draft.source_format == "edxml"
    envelope = draft.envelope
    assert envelope and envelope.date and envelope.due_date
    assert (envelope.date.start, envelope.due_date.start) == (date(2026, 1, 20), date(2026, 2, 28))
    assert dataclasses.replace(envelope, date=None, due_date=None) == Envelope(
        document_id="H99.7.2,2026/01/20,15/KH-UBND",
        organ_id="H99.7.2",
        issuer="UBND xã Bàu Sen",
        superior_body="UBND tỉnh Lam Giang",
        serial="15",
        symbol="KH-UBND",
        place="Bàu Sen",
        document_type="Kế hoạch",
        abstract="Tổ chức ngày hội trồng cây",
        authority="TL",
        on_behalf_of="CHỦ TỊCH",
        position="Chánh Văn phòng",
        signer="Lê Thị Hòa",
        urgency="Thượng khẩn",
        circulation="Nội bộ xã",
        recipients=("Như trên", "Các thôn", "Trung tâm Văn hóa tỉnh"),
        related=("4/UBND-VX",),
        attachment_name="ke-hoach.txt",
    )


def test_what_the_header_says_never_fills_what_the_plan_does_not_say() -> None:
    from_message, from_text = parse_plan(message(PLAN)), parse_plan(PLAN_TEXT)
    assert from_message.number is None
    assert dataclasses.replace(from_message, envelope=None, source_format="text") == from_text


def test_persons_who_handled_the_message_are_not_kept() -> None:
    draft = parse_plan(message(PLAN, trace=TRACE.format(action=0)))
    assert "Người Gửi" not in repr(draft)
    assert "0900000000" not in repr(draft)
    assert "example.vn" not in repr(draft)


@pytest.mark.parametrize(
    "content",
    [
        plan_docx(),
        PLAN_TEXT.encode("utf-16"),
        zip_of({"0b5f": plan_docx()}),
        zip_of({"../../etc/passwd": PLAN_TEXT.encode()}),
        message(PLAN),
        zip_of({"a.edxml": message(PLAN)}),
    ],
    ids=["docx", "text", "zip", "bad path", "message", "zipped message"],
)
def test_file_is_known_by_its_content_whatever_the_message_calls_it(content: bytes) -> None:
    draft = parse_plan(message(attachment("anh.png", content, "application/pdf")))
    assert draft.sections
    assert draft.source_format == "edxml"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda data: zip_of({"van-ban.edxml": data}),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        lambda data: data.replace(b"?>", b"?>\n<!-- <a> --><!-- x -->\n", 1),
        lambda data: data.replace(NAMESPACE.encode(), b"http://www.e-doc.vn/Schema/"),
        lambda data: data.replace(b"<edXML ", b"<EdXMLEnvelope ").replace(b"</edXML>", b"</EdXMLEnvelope>"),
        lambda data: data.replace(b"<edXML ", b"<S:Envelope xmlns:S='urn:s' ").replace(b"</edXML>", b"</S:Envelope>"),
    ],
    ids=["zip", "mark", "utf-16", "comments", "namespace", "root", "soap"],
)
def test_variants_of_messages_are_recognised(wrap: object) -> None:
    assert callable(wrap)
    assert envelope_of(wrap(message(PLAN))).symbol == "KH-UBND"


def test_order_of_elements_does_not_matter() -> None:
    places = HEADER.index("<x:ToPlaces>")
    turned = message(PLAN, header=HEADER[places:] + HEADER[:places])
    assert envelope_of(turned) == envelope_of(message(PLAN))


@pytest.mark.parametrize("missing", ["", "null", "N/A", "NULL", "  "])
def test_missing_values_are_none(missing: str) -> None:
    header = f"<x:Code><x:CodeNumber>{missing}</x:CodeNumber></x:Code><x:Subject>{missing}</x:Subject>"
    envelope = envelope_of(message(PLAN, header=header + "<x:Content>Tóm tắt</x:Content>"))
    assert (envelope.serial, envelope.symbol, envelope.date, envelope.urgency) == (None, None, None, None)
    assert envelope.abstract == "Tóm tắt"


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("2018/09/28", date(2018, 9, 28)),
        ("2018-09-28T17:25:11+07:00", date(2018, 9, 28)),
        ("28/09/2018 08:00", date(2018, 9, 28)),
        ("2014/02/30", None),
        ("0000/00/00", None),
        ("9999/01/01", None),
        ("hôm qua", None),
        ("20180928123", None),
    ],
)
def test_dates_that_are_no_days_of_the_calendar_are_left_out(sent: str, day: date | None) -> None:
    header = f"<x:PromulgationInfo><x:PromulgationDate>{sent}</x:PromulgationDate></x:PromulgationInfo>"
    found = envelope_of(message(PLAN, header=header)).date
    assert (found.start if found else None) == day


@pytest.mark.parametrize(
    ("sent", "authority", "on_behalf_of"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "TM", "ỦY BAN NHÂN DÂN"),
        ("T/M BAN THƯỜNG VỤ", "T/M", "BAN THƯỜNG VỤ"),
        ("KT. Chủ tịch", "KT", "Chủ tịch"),
        ("TL. BO TRUONG", "TL", "BO TRUONG"),
        ("TM.", "TM", None),
        ("Thừa lệnh", "Thừa lệnh", None),
    ],
)
def test_competence_is_parted_in_authority_and_collective(sent: str, authority: str, on_behalf_of: str | None) -> None:
    header = f"<x:SignerInfo><x:Competence>{sent}</x:Competence></x:SignerInfo>"
    envelope = envelope_of(message(PLAN, header=header))
    assert (envelope.authority, envelope.on_behalf_of) == (authority, on_behalf_of)


@pytest.mark.parametrize(
    ("sent", "urgency"),
    [("0", None), ("1", "Khẩn"), ("2", "Thượng khẩn"), ("3", "Hỏa tốc"), ("HOẢ TỐC", "Hỏa tốc"), ("7", None)],
)
def test_priority_becomes_a_word(sent: str, urgency: str | None) -> None:
    header = f"<x:OtherInfo><x:Priority>{sent}</x:Priority></x:OtherInfo>"
    assert envelope_of(message(PLAN, header=header)).urgency == urgency


@pytest.mark.parametrize(
    ("code", "action", "notice"),
    [
        (0, Action.NEW, None),
        (1, Action.REVOKE, "revokes"),
        (2, Action.UPDATE, "updates"),
        (3, Action.REPLACE, "replaces"),
        (9, None, None),
    ],
)
def test_editor_is_warned_of_what_a_message_does_with_an_earlier_document(
    code: int, action: Action | None, notice: str | None
) -> None:
    draft = parse_plan(message(PLAN, trace=TRACE.format(action=code)))
    assert draft.envelope and draft.envelope.action is action
    assert list(notices_of(draft)) == ([notice] if notice else [])
    assert draft.envelope.related == ("4/UBND-VX", "9/KH-UBND")


def test_signature_is_noted_as_present_and_never_verified() -> None:
    assert envelope_of(message(PLAN, trace="<Signature><SignatureValue>giả</SignatureValue></Signature>")).has_signature
    assert not envelope_of(message(PLAN)).has_signature


def test_of_several_files_the_plan_is_chosen_and_the_others_are_named() -> None:
    draft = parse_plan(
        message(
            attachment("cong-van.txt", "CÔNG VĂN\nKính gửi: Các thôn".encode()),
            attachment("bang.xlsx", zip_of({"xl/workbook.xml": b"<a/>", "b": b""})),
            attachment("thư mục/ke-hoach.docx", plan_docx()),
            attachment("anh.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        )
    )
    assert draft.envelope and draft.envelope.attachment_name == "ke-hoach.docx"
    told = notices_of(draft)["other_attachments"]
    assert "3 tệp kèm khác" in told
    assert "cong-van.txt" in told and "anh.png" in told


def test_name_of_a_file_may_stand_in_the_manifest_only() -> None:
    data = message(PLAN.replace("<AttachmentName>ke-hoach.txt</AttachmentName>", "")).replace(
        b"</x:edXMLEnvelope>",
        "<x:edXMLBody><x:Reference><x:ContentId>cid:1</x:ContentId><x:AttachmentName>tên tệp.txt</x:AttachmentName>"
        "</x:Reference></x:edXMLBody></x:edXMLEnvelope>".encode(),
    )
    assert envelope_of(data).attachment_name == "tên tệp.txt"


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (message(), "unsupported", "không có văn bản kèm theo"),
        (message(header="<x:StatusCode>03</x:StatusCode>"), "not_a_plan", "03: đã tiếp nhận"),
        (message(header="<x:StatusCode>77</x:StatusCode>"), "not_a_plan", "(77)"),
        (b"1212" + message(PLAN), "unreadable", "Tệp edXML không hợp lệ: sai cú pháp XML ở dòng 1, cột 5"),
        (message(PLAN)[:-9], "unreadable", "Tệp edXML không hợp lệ"),
        (message(PLAN).replace(b"xmlns:x=", b"xmlns:y="), "unreadable", "Tệp edXML không hợp lệ"),
        (message(PLAN).replace(b"UTF-8", b"UTF-99"), "unreadable", "Tệp edXML không hợp lệ"),
        (message(PLAN, prologue='<!DOCTYPE a [<!ENTITY b "c">]>'), "unsupported", "DOCTYPE"),
        (message(PLAN, prologue='<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">'), "unsupported", "DOCTYPE"),
        (message(attachment("tin.txt", b"Xin chao")), "not_a_plan", "“tin.txt”"),
        (message(attachment("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)), "old_word", "“cu.doc”"),
        (message(attachment("rong.docx", b"")), "empty", "rỗng"),
        (message(PLAN.replace("PLAN", "").replace("S", "*")), "unreadable", "base64"),
        (message("<Attachment><AttachmentName>a.docx</AttachmentName></Attachment>"), "empty", "“a.docx”"),
        (
            message(attachment("a.txt", b"chao"), attachment("b.zip", zip_of({"a": b"", "b": b""}))),
            "unsupported",
            "“b.zip”",
        ),
        (message(attachment("a", zip_of({"b": zip_of({"c": PLAN_TEXT.encode()})}))), "unsupported", "tệp nén"),
        (message(attachment("a", message(attachment("b", message(PLAN))))), "unsupported", "lồng"),
        (b"<?xml version='1.0'?><don-hang/>", "unsupported", "không phải tệp edXML"),
    ],
)
def test_messages_without_a_plan_are_refused_by_cause(data: bytes, code: str, says: str) -> None:
    refusal = refusal_of(data)
    assert refusal.code == code
    assert says in str(refusal)


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(max_bytes=500), "edXML chỉ được tới 500 byte"),
        (Limits(max_xml_elements=10), "10 thẻ XML"),
        (Limits(max_text_bytes=100), "văn bản chỉ được tới 100 byte"),
    ],
)
def test_limits_are_named(limits: Limits, says: str) -> None:
    refusal = refusal_of(message(PLAN), limits)
    assert refusal.code == "too_large"
    assert says in str(refusal)


def test_bomb_in_a_message_is_refused_before_it_is_unpacked() -> None:
    bomb = zip_of({"a": b" " * 21_000_000})
    assert refusal_of(message(attachment("a.zip", bomb))).code == "too_large"


def test_deep_nesting_is_read_or_refused() -> None:
    deep = b"<x:a>" * 50_000 + b"</x:a>" * 50_000
    assert parse_plan(message(PLAN, header=deep.decode())).sections


def test_document_that_is_no_message_is_left_to_other_readers() -> None:
    assert read_document(("Ghi chú về <edXML> " * 3).encode()).format == "text"
    assert read_document("KẾ HOẠCH của <Envelope> không có đầu".encode()).format == "text"


# Made once: the time stands in Word files, and examples must be the same when they are tried again.
WHOLE = message(attachment("a.docx", zip_of({"b": plan_docx()})), trace=TRACE.format(action=3))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_messages_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        parse_plan(bytes(content))
    except DocumentError as refusal:
        assert str(refusal).endswith(".")
