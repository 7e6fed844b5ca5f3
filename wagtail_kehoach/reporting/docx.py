"""The result report (Báo cáo kết quả thực hiện) as a DOCX draft.

Figures, lists and what the plan says of itself are filled in; what only the editor knows stands as a prompt in
brackets; number, day and signature are left blank, as they are given when the report is signed. Nothing is invented.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils import timezone
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from wagtail_kehoach.models import Organisation, PlanPage, ReportDeadline, ResultReport
from wagtail_kehoach.models.plans import Regime, SerialState
from wagtail_kehoach.reporting import layout
from wagtail_kehoach.reporting.layout import Link, add_columns, add_rule, add_table, add_text, plain
from wagtail_kehoach.reporting.words import GENRE_WORDS, MEDIUM_WORDS, duration_vi, number_vi
from wagtail_kehoach.vietnamese.dates import Precision
from wagtail_kehoach.vietnamese.text import fold, in_sentence, opens_with_common_word

_DOTS = "…………………………"
_NO_FIGURE = "chưa có số liệu"
_ISSUER_WIDTH, _NATION_WIDTH = 68, 97


@dataclass(frozen=True)
class _Form:
    """What differs between the bodies of form rules.

    ``nation`` stands at the top right, above a rule of ``nation_rule`` millimetres; ``{symbol}`` in ``number`` is the
    issuer's part of the number.
    """

    nation: tuple[str, ...]
    nation_rule: float
    number: str
    has_star: bool
    numeral: str
    before_date: str
    capital_subject: bool
    below_subject: str
    end: str
    archive: str


_STATE = _Form(
    nation=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    nation_rule=54,
    number="Số:        /BC-{symbol}",
    has_star=False,
    numeral="{}. ",
    before_date=" ",
    capital_subject=True,
    below_subject="",
    end="./.",
    archive="- Lưu: VT.",
)
_PARTY = _Form(
    nation=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    nation_rule=63,
    number="Số        -BC/{symbol}",
    has_star=True,
    numeral="{}- ",
    before_date=", ",
    capital_subject=False,
    below_subject="-----",
    end=".",
    archive="- Lưu Văn phòng.",
)


@dataclass(frozen=True)
class _Sender:
    """Who reports, as far as is known; unknown parts are empty."""

    name: str = ""
    superior: str = ""
    symbol: str = ""
    place: str = ""


def render(report: ResultReport, deadline: ReportDeadline | None) -> bytes:
    """Return the draft of ``report`` as a DOCX file, in the form of its plan's regime.

    ``report.figures`` has the shape that ``figures.compute`` gives. ``deadline`` says to whom the report goes. The form
    of administrative documents (Nghị định 30/2020/NĐ-CP, Phụ lục I) also serves for regimes other than the party's
    (Hướng dẫn 36-HD/VPTW).
    """
    plan = report.plan
    form = _PARTY if plan.regime == Regime.PARTY else _STATE
    sender = _sender(plan)
    subject = f"Kết quả thực hiện {_citation(plan, form)}"
    document = layout.new_document()
    _set_properties(document, f"Báo cáo {_small_first(subject)}", sender)
    _add_heading(document, form, sender)
    _add_subject(document, form, subject)
    _add_body(document, form, sender, report, deadline)
    _add_ending(document, form, deadline)
    if report.figures["items"]:
        _add_item_list(document, form, sender, report.figures["items"])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _sender(plan: PlanPage) -> _Sender:
    own = list(Organisation.objects.filter(is_own=True).select_related("parent")[:2])
    if len(own) != 1:
        return _Sender()
    name = plain(own[0].name)
    issuer = plain(plan.issuer)
    is_own_plan = plan.issuer_organisation_id == own[0].pk or fold(issuer) == fold(name)
    if own[0].parent:
        superior = plain(own[0].parent.name)
    else:
        superior = plain(plan.superior_body) if is_own_plan else issuer
    # Where the plan was issued is our place only if its issuer stands in our own heading.
    shares_place = is_own_plan or fold(superior) == fold(issuer)
    return _Sender(name, superior, plain(own[0].symbol), plain(plan.place) if shares_place else "")


def _set_properties(document: Document, title: str, sender: _Sender) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], sender.name, ""
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = datetime.now(UTC)


# The words for the plan.


def _citation(plan: PlanPage, form: _Form) -> str:
    """Return how the plan is cited, from what is known of it: "Kế hoạch số 45/KH-UBND ngày 05/10/2026 của … về …"."""
    number = f" số {plain(plan.number)}" if plan.serial_state == SerialState.GIVEN else ""
    day = _date_words(plan)
    issuer, about = plain(plan.issuer_name), _about(plan)
    if not about and not number:
        return f"{plain(plan.document_type)} “{plain(plan.title)}”"
    parts = [
        plain(plan.document_type) + number,
        f"{form.before_date if number else ' '}{day}" if day else "",
        f" của {issuer}" if issuer else "",
        f" {about}" if about else "",
    ]
    return "".join(parts)


def _date_words(plan: PlanPage) -> str:
    issued = plan.issue_date
    if not issued or not issued.start:
        return ""
    if issued.precision is Precision.DAY:
        return f"ngày {issued.start:%d/%m/%Y}"
    if issued.precision is Precision.MONTH:
        return f"tháng {issued.start.month} năm {issued.start.year}"
    return f"năm {issued.start.year}" if issued.precision is Precision.YEAR else ""


def _about(plan: PlanPage) -> str:
    abstract = plain(plan.abstract).rstrip(" .;,-")
    if not abstract:
        return ""
    if not opens_with_common_word(abstract):
        return f"về {abstract}"
    continued = in_sentence(abstract)
    return continued if continued.startswith("về ") else f"về việc {continued}"


def _small_first(text: str) -> str:
    return text[:1].lower() + text[1:]


# The heading.


def _add_heading(document: Document, form: _Form, sender: _Sender) -> None:
    table = add_columns(document, [_ISSUER_WIDTH, _NATION_WIDTH], rows=2)
    issuer, nation = table.rows[0].cells
    _add_line(issuer, sender.superior.upper() or _DOTS)
    _add_line(issuer, sender.name.upper() or _DOTS, bold=True)
    if form.has_star:
        _add_line(issuer, "*")
    else:
        add_rule(issuer, 25, _ISSUER_WIDTH)
    for line in form.nation:
        _add_line(nation, line, bold=True)
    add_rule(nation, form.nation_rule, _NATION_WIDTH)
    number, place = table.rows[1].cells
    _add_line(number, _number(form, sender))
    layout.add_box(_add_line(number, "DỰ THẢO", bold=True), 20)
    _add_line(place, f"{sender.place or '……………'}, {_blank_day()}", italic=True)


def _number(form: _Form, sender: _Sender) -> str:
    return form.number.format(symbol=sender.symbol or "…………")


def _blank_day() -> str:
    return f"ngày …… tháng …… năm {timezone.localdate().year}"


def _add_line(cell: _Cell, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    is_first = not cell.text and len(cell.paragraphs) == 1
    paragraph = cell.paragraphs[0] if is_first else cell.add_paragraph()
    paragraph.style = layout.FORM_LINE
    add_text(paragraph, text, bold=bold, italic=italic)
    return paragraph


def _add_subject(document: Document, form: _Form, subject: str) -> None:
    document.add_paragraph("BÁO CÁO", layout.TITLE)
    document.add_paragraph(subject if form.capital_subject else _small_first(subject), layout.SUBJECT)
    if form.below_subject:
        document.add_paragraph(form.below_subject, layout.FORM_LINE).paragraph_format.space_after = Pt(6)
    else:
        add_rule(document, 55, layout.TEXT_WIDTH)


# The body.


def _add_body(
    document: Document, form: _Form, sender: _Sender, report: ResultReport, deadline: ReportDeadline | None
) -> None:
    who = sender.name or "đơn vị"
    _paragraph(document, f"Thực hiện {_citation(report.plan, form)}, {who} báo cáo kết quả như sau:")

    _heading(document, form, "I", "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI")
    _prompt(document, "Nêu văn bản đã ban hành, cuộc họp, việc phân công và phối hợp")

    _heading(document, form, "II", "KẾT QUẢ THỰC HIỆN")
    _add_results(document, report, who)

    _heading(document, form, "III", "ĐÁNH GIÁ CHUNG")
    _subheading(document, "1. Ưu điểm")
    _prompt(document, "Nêu việc làm tốt, cách làm hay")
    _subheading(document, "2. Hạn chế, nguyên nhân")
    _prompt(document, "Nêu việc chưa làm được và vì sao")

    _heading(document, form, "IV", "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI")
    _prompt(document, "Nêu việc làm tiếp, thời gian, người thực hiện")

    _heading(document, form, "V", "ĐỀ XUẤT, KIẾN NGHỊ")
    _prompt(document, "Nêu đề xuất, kiến nghị; không có thì bỏ mục này")

    to = _bare(deadline.to) if deadline else ""
    addressed = f", kính gửi {to} xem xét, tổng hợp" if to else ""
    last = _paragraph(document, f"Trên đây là báo cáo kết quả thực hiện kế hoạch{addressed}{form.end}")
    last.paragraph_format.keep_with_next = True


def _add_results(document: Document, report: ResultReport, who: str) -> None:
    figures = report.figures
    items, offsite = figures["items"], figures["offsite"]
    period = f"Từ ngày {report.period_start:%d/%m/%Y} đến ngày {report.period_end:%d/%m/%Y}"
    _subheading(document, "1. Tin, bài đã đăng")
    if items:
        columns = number_vi(len(figures["by_column"]))
        sentence = f"{period}, {who} đã đăng {number_vi(len(items))} tin, bài trên {columns} chuyên trang, chuyên mục"
        length = figures["recorded_seconds"]
        recorded = f"; tổng thời lượng âm thanh, video là {duration_vi(length)}" if length else ""
        _paragraph(document, f"{sentence}{recorded} (danh sách tại Phụ lục kèm theo).")
        _add_counts(document, "a) Theo thể loại", "Thể loại", _named(figures["by_genre"], GENRE_WORDS))
        _add_counts(document, "b) Theo loại hình", "Loại hình", _named(figures["by_medium"], MEDIUM_WORDS))
        _add_counts(document, "c) Theo chuyên trang, chuyên mục", "Chuyên trang, chuyên mục", figures["by_column"])
    else:
        _paragraph(document, f"{period}, chưa có tin, bài nào được đăng.")

    _subheading(document, "2. Tin, bài đăng ở nơi khác")
    if offsite:
        _paragraph(document, f"{period}, có {number_vi(len(offsite))} tin, bài đăng ở nơi khác:")
        add_table(
            document,
            ["STT", "Tên tin, bài", "Ngày đăng"],
            [12, 125, 28],
            [
                [str(number), Link(piece["title"], piece["url"]), _day(piece["published_on"])]
                for number, piece in enumerate(offsite, 1)
            ],
            centred=[0, 2],
        )
    else:
        _paragraph(document, f"{period}, chưa ghi nhận tin, bài nào đăng ở nơi khác.")

    _subheading(document, "3. Thực hiện nhiệm vụ được giao")
    _add_tasks(document, figures)

    _subheading(document, "4. Hoạt động khác")
    _prompt(
        document, "Nêu số liệu tuyên truyền miệng, hội nghị, trực quan, lưu động, văn nghệ; không có thì bỏ mục này"
    )


def _add_counts(document: Document, caption: str, heading: str, counts: dict[str, int]) -> None:
    document.add_paragraph(caption, layout.CAPTION)
    add_table(
        document,
        [heading, "Số tin, bài"],
        [130, 35],
        [[name, number_vi(count)] for name, count in counts.items()],
        centred=[1],
        total=["Tổng cộng", number_vi(sum(counts.values()))],
    )


def _named(counts: dict[str, int], words: dict[str, str]) -> dict[str, int]:
    """Return the counts by word, in the order of ``words``; a code without a word stays as it is, at the end."""
    order = [*words, *(code for code in counts if code not in words)]
    return {words.get(code, code): counts[code] for code in order if code in counts}


def _add_tasks(document: Document, figures: dict[str, Any]) -> None:
    wanted, done = figures["planned"]["wanted"], figures["planned"]["done"]
    if wanted is not None:
        share = f", đạt {done * 100 // wanted}%" if wanted else ""
        standing = f"đã hoàn thành {number_vi(done)}/{number_vi(wanted)} sản phẩm trong kế hoạch{share}"
        _paragraph(document, f"Tính đến ngày lập báo cáo, {standing}.")
    if not figures["tasks"]:
        _paragraph(document, "Chưa có nhiệm vụ nào của kế hoạch được ghi là của đơn vị.")
        return
    add_table(
        document,
        ["STT", "Đơn vị", "Nhiệm vụ", "Kế hoạch", "Đã thực hiện"],
        [12, 38, 67, 24, 24],
        [
            [
                str(number),
                task["unit"],
                task["text"],
                _NO_FIGURE if task["wanted"] is None else number_vi(task["wanted"]),
                number_vi(task["done"]),
            ]
            for number, task in enumerate(figures["tasks"], 1)
        ],
        centred=[0, 3, 4],
    )


def _heading(document: Document, form: _Form, numeral: str, text: str) -> None:
    document.add_paragraph(form.numeral.format(numeral) + text, layout.HEADING)


def _subheading(document: Document, text: str) -> None:
    document.add_paragraph(text, layout.SUBHEADING)


def _paragraph(document: Document, text: str) -> Paragraph:
    return document.add_paragraph(text, layout.BODY)


def _prompt(document: Document, text: str) -> None:
    document.add_paragraph(f"[{text}.]", layout.PROMPT)


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%d/%m/%Y}"


def _bare(text: str) -> str:
    return plain(text).rstrip(" .;,")


# The end.


def _add_ending(document: Document, form: _Form, deadline: ReportDeadline | None) -> None:
    recipients, signature = add_columns(document, [80, 85]).rows[0].cells
    is_state = form is _STATE
    heading = recipients.paragraphs[0]
    heading.style = layout.RECIPIENT
    run = add_text(heading, "Nơi nhận:", bold=is_state or None, italic=is_state or None)
    run.underline = None if is_state else True
    for line in [_recipient(deadline), form.archive]:
        add_text(recipients.add_paragraph(style=layout.RECIPIENT), line)
    for text in ("[Quyền hạn, chức vụ của người ký]", "", "", "", "[Họ và tên]"):
        paragraph = _add_line(signature, text, italic=True)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _recipient(deadline: ReportDeadline | None) -> str:
    to = _bare(deadline.to) if deadline else ""
    via = _bare(deadline.via) if deadline else ""
    return f"- {to or _DOTS}{f' (qua {via})' if via else ''};"


# The list behind the figures.


def _add_item_list(document: Document, form: _Form, sender: _Sender, items: list[dict[str, Any]]) -> None:
    document.add_paragraph("PHỤ LỤC", layout.TITLE).paragraph_format.page_break_before = True
    document.add_paragraph("Danh sách tin, bài", layout.SUBJECT)
    attached = f"(Kèm theo Báo cáo {_small_first(_number(form, sender))}, {_blank_day()})"
    add_text(document.add_paragraph(style=layout.FORM_LINE), attached, italic=True)
    document.add_paragraph()
    add_table(
        document,
        ["STT", "Tên tin, bài", "Thể loại, loại hình", "Ngày đăng", "Chuyên trang, chuyên mục", "Tác giả"],
        [12, 49, 27, 25, 28, 24],
        [
            [
                str(number),
                Link(item["title"], item["url"]),
                f"{GENRE_WORDS.get(item['genre'], item['genre'])}, "
                f"{_small_first(MEDIUM_WORDS.get(item['medium'], item['medium']))}",
                _day(item["dated_on"]),
                item["column"],
                ", ".join(item["authors"]),
            ]
            for number, item in enumerate(items, 1)
        ],
        centred=[0, 3],
    )
