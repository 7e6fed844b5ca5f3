"""The campaign that a plan asks for: name, period, peaks, targets, columns. Nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wagtail_kehoach.documents.draft import Bound, Found, Peak, PlanDraft, Target
from wagtail_kehoach.intake.refusals import mark_of
from wagtail_kehoach.intake.words import cut
from wagtail_kehoach.models import PlanPage
from wagtail_kehoach.models.choices import Genre, Medium, Tracking
from wagtail_kehoach.vietnamese.dates import DayState, Operator, PartialDate, Recurrence
from wagtail_kehoach.vietnamese.text import collapse, fold, in_sentence

CAMPAIGN = "Đợt tuyên truyền"
TITLE_CHARACTERS = 110
PEAK_CHARACTERS = 255
MESSAGE_CHARACTERS = 300
MOST_COLUMNS = 6
MOST_MESSAGES = 5

NEWS, RADIO, PICTURES = "Tin, bài", "Phát thanh", "Ảnh, video"

#: Codes that the reader gives to what is a medium here.
_MEDIA = {"video": Medium.VIDEO, "anh": Medium.PHOTO, "do_hoa": Medium.GRAPHIC}
#: Which kinds of pieces make which column; the order is that of the columns.
_COLUMNS: dict[str, tuple[set[str], set[str]]] = {
    NEWS: ({Genre.NEWS, Genre.ARTICLE, Genre.REFLECTION, Genre.REPORTAGE, Genre.NOTES, Genre.GOOD_DEED}, set()),
    RADIO: ({Genre.PROGRAMME, Genre.PODCAST, Genre.TALK}, {"truyen_thanh"}),
    PICTURES: ({"video", "anh", "do_hoa", Genre.PHOTO_STORY}, set()),
}
_USUAL_GENRES = {NEWS: Genre.NEWS, RADIO: Genre.PROGRAMME}

# What only says that something is told: "Tổ chức tuyên truyền …" is a campaign about what follows.
_ALSO_TOLD = r"(?:\s*,\s*| và )(?:tuyên truyền|truyền thông|phổ biến|quảng bá|giáo dục|vận động)"
_OPENING = re.compile(
    r"(?:(?:tổ chức|triển khai)(?: (?:thực hiện|công tác))?\s+)?"
    r"(?:(?:(?:đẩy mạnh|tăng cường|phối hợp)\s+)?(?:công tác\s+)?"
    rf"(?:tuy[êề]n truy[ềê]n|truyền thông|thông tin)(?:{_ALSO_TOLD})*(?: về|,)?\s+)?",
    re.IGNORECASE,
)
_PLACE = re.compile(r",?\s+(?:trên|tại) địa bàn (?:(?! (?:năm|quý|giai đoạn) ).)*", re.IGNORECASE)
_QUOTED = r"\s*[“\"«](?P<name>[^“”\"«»\n]{3,160})[”\"»]"
_NAMED_COLUMN = re.compile(rf"(?<!\w)(?:chuyên mục|chuyên trang|tuyến bài|tiểu mục){_QUOTED}", re.IGNORECASE)
_MESSAGE = re.compile(
    rf"(?<!\w)(?:thông điệp|khẩu hiệu|(?<!theo )chủ đề)(?:\s+(?:là|của năm|năm \d{{4}}))?\s*:?{_QUOTED}", re.IGNORECASE
)
#: Names of pieces that are also other words: "bài cảm nhận", "tin nhắn".
_SHORT_NAMES = {"tin", "bài", "ảnh"}


class ProposedPeak(NamedTuple):
    """A peak of the campaign; its days only where the plan states them."""

    label: str
    start_on: date | None
    end_on: date | None


class ProposedTarget(NamedTuple):
    """How many pieces of a kind the plan wants; ``wanted`` is ``None`` for so many a month, a village, a journey."""

    genre: str
    medium: str
    channel: str
    wanted: int | None


@dataclass(frozen=True)
class CampaignProposal:
    """A campaign as it is proposed, or as the review corrected it."""

    title: str
    lead: str = ""
    start_on: date | None = None
    end_on: date | None = None
    peaks: tuple[tuple[str, date | None, date | None], ...] = ()
    targets: tuple[tuple[str, str, str, int | None], ...] = ()
    column_titles: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


def propose_campaign(draft: PlanDraft, plan: PlanPage) -> CampaignProposal:
    """Return the campaign that ``draft`` asks for; ``plan`` is its page as the review left it, saved or not.

    Campaigns are made to be published: of a plan with a mark of secrecy or limited circulation no word is taken, and
    the abstract is printed only where readers may read the plan.
    """
    if mark_of(plan):
        return CampaignProposal(title=CAMPAIGN, column_titles=(NEWS,))
    title = campaign_title(plan.abstract)
    start_on, end_on = days_of(draft.period.value if draft.period else None, plan.issue_date)
    return CampaignProposal(
        title=title,
        lead="" if plan.is_internal else _sentence(plan.abstract),
        start_on=start_on,
        end_on=end_on,
        peaks=tuple(_peak(peak, plan.issue_date) for peak in draft.peaks),
        targets=tuple(_targets(draft, plan)),
        column_titles=tuple(_column_titles(draft, plan, title)),
        messages=tuple(_messages(draft)),
    )


def campaign_title(abstract: str) -> str:
    """Return the name of the campaign for a plan with this abstract: *Đợt tuyên truyền* and what it is about."""
    about = _PLACE.sub("", collapse(abstract))
    told = _OPENING.sub("", about, count=1)
    about = in_sentence(about) if told == about else told
    return cut(collapse(f"{CAMPAIGN} {about}"), TITLE_CHARACTERS)


def usual_genre(column_title: str) -> str:
    """Return the genre that is pre-chosen in a column of this name."""
    return _USUAL_GENRES.get(column_title, "")


def days_of(when: PartialDate | None, issued: PartialDate | None = None) -> tuple[date | None, date | None]:
    """Return first and last day of ``when``, each only where it is stated; *từ nay đến hết …* begins when issued."""
    if when is None or when.start is None or when.recurrence is not Recurrence.NONE:
        return None, None
    if when.day_state is DayState.BLANK:
        return None, None
    if when.operator is Operator.FROM:
        return when.start, None
    if when.operator in (Operator.BEFORE, Operator.BY, Operator.UNTIL):
        is_known = when.operator is Operator.UNTIL and issued is not None and issued.day_state is DayState.GIVEN
        start, end = issued.start if is_known and issued else None, when.due()
        return (start if start and end and start <= end else None), end
    return when.start, when.end


def _sentence(abstract: str) -> str:
    text = collapse(abstract).rstrip(" .")
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _peak(peak: Peak, issued: PartialDate | None) -> ProposedPeak:
    label = peak.text.value
    start_on, end_on = days_of(peak.when.value if peak.when else None, issued)
    return ProposedPeak(cut(label[:1].upper() + label[1:], PEAK_CHARACTERS), start_on, end_on)


def _targets(draft: PlanDraft, plan: PlanPage) -> Iterator[ProposedTarget]:
    """Yield one target for each kind of piece: of several numbers for one kind, the largest."""
    names = _names_of_kinds(draft.genres)
    is_ours = _ours(plan)
    wanted: dict[tuple[str, str], int | None] = {}
    for target in draft.targets:
        if target.bound is Bound.AT_MOST or not is_ours(target.assigned_to.value if target.assigned_to else ""):
            continue
        kind = _kind(target, names)
        if kind is None:
            continue
        amount = target.amount.value
        number = amount if isinstance(amount, int) and not target.per else None
        wanted[kind] = max((each for each in (wanted.get(kind), number) if each), default=None)
    for (genre, medium), number in wanted.items():
        yield ProposedTarget(genre, medium, "", number)


def _names_of_kinds(genres: Iterable[Found[str]]) -> dict[str, str]:
    """Return the codes of the plan's kinds of pieces by their names as printed, the longest name first."""
    names = {collapse(genre.raw).casefold(): genre.value for genre in genres}
    return dict(sorted(names.items(), key=lambda each: -len(each[0])))


def _kind(target: Target, names: dict[str, str]) -> tuple[str, str] | None:
    """Return genre and medium of what is counted: "tin, bài" are two genres of one medium, and no genre then."""
    parts = [part for part in re.split(r"\s*(?:,|;|/|\bvà\b)\s*", collapse(target.unit.value).casefold()) if part]
    codes = {_code(part, names) for part in parts}
    if not codes or "" in codes:
        return None
    if len(codes) == 1:
        (code,) = codes
        return ("", str(_MEDIA[code])) if code in _MEDIA else (code, "")
    media = {str(_MEDIA.get(code, "")) for code in codes}
    if len(media) == 1 and "" not in media:
        return "", media.pop()
    if codes <= _COLUMNS[NEWS][0]:
        return "", str(Medium.TEXT)
    return None


def _code(part: str, names: dict[str, str]) -> str:
    for name, code in names.items():
        if part == name or (name not in _SHORT_NAMES and part.startswith(f"{name} ")):
            return code
    return ""


def _column_titles(draft: PlanDraft, plan: PlanPage, campaign: str) -> Iterator[str]:
    """Return the columns that the plan names, else those for the pieces that it names, else one for the campaign."""
    titles = [*_named_columns(draft, plan), *_columns_by_kind(draft)]
    own = campaign.removeprefix(CAMPAIGN).strip(" …")
    return iter((titles or [own[:1].upper() + own[1:] or NEWS])[:MOST_COLUMNS])


def _named_columns(draft: PlanDraft, plan: PlanPage) -> list[str]:
    """Return the names of columns that the plan gives, but those in another unit's tasks."""
    is_ours = _ours(plan)
    named = {_name(match): None for match in _NAMED_COLUMN.finditer(draft.source_text)}
    others = {
        fold(_name(match))
        for task in plan.tasks.all()
        if not is_ours(task.unit)
        for match in _NAMED_COLUMN.finditer(task.text)
    }
    first_of = {fold(name): name for name in reversed(named)}
    return [name for name in named if first_of[fold(name)] == name and fold(name) not in others]


def _columns_by_kind(draft: PlanDraft) -> list[str]:
    genres = {genre.value for genre in draft.genres}
    channels = {channel.value for channel in draft.channels}
    return [title for title, (kinds, ways) in _COLUMNS.items() if kinds & genres or ways & channels]


def _messages(draft: PlanDraft) -> list[str]:
    """Return the messages and slogans that the plan words, each once."""
    found = {fold(name): name for name in map(_name, reversed(list(_MESSAGE.finditer(draft.source_text))))}
    return [cut(name, MESSAGE_CHARACTERS) for name in reversed(found.values())][:MOST_MESSAGES]


def _name(match: re.Match[str]) -> str:
    return collapse(match["name"]).strip(" .,;:")


def _ours(plan: PlanPage) -> Callable[[str], bool]:
    """Return a function that tells whether what ``plan`` gives to a unit is our matter.

    Where no task is marked as ours, nobody has told which unit we are, and everything may be.
    """
    units = {fold(task.unit) for task in plan.tasks.all() if task.tracking == Tracking.OURS}
    return lambda unit: not unit or not units or fold(unit) in units
