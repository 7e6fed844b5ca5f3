import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_kehoach.vietnamese.dates import (
    Anchor,
    DayState,
    Operator,
    PartialDate,
    Precision,
    Recurrence,
    find_partial_dates,
    format_document_date,
    parse_day,
    parse_partial_date,
)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
years = st.integers(1900, 2099)
DAY_OPERATORS = (Operator.ON, Operator.BEFORE, Operator.BY, Operator.FROM)
PERIOD_OPERATORS = (Operator.IN, Operator.BEFORE, Operator.BY, Operator.FROM)


def period(precision: Precision, year: int, number: int = 1, operator: Operator = Operator.IN) -> PartialDate:
    return PartialDate.period(precision, year, number, operator)


def until(value: PartialDate) -> PartialDate:
    return PartialDate(
        value.start, value.end, value.precision, Operator.UNTIL, anchor=Anchor.ISSUE_DATE, day_state=value.day_state
    )


def blank(value: PartialDate) -> PartialDate:
    return PartialDate(value.start, value.end, value.precision, Operator.ON, day_state=DayState.BLANK)


def whole_months(first: PartialDate, last: PartialDate) -> PartialDate:
    return PartialDate(first.start, last.end, Precision.RANGE, Operator.IN)


def periods(operators: st.SearchStrategy[Operator]) -> st.SearchStrategy[PartialDate]:
    return st.one_of(
        st.builds(period, st.just(Precision.MONTH), years, st.integers(1, 12), operators),
        st.builds(period, st.just(Precision.QUARTER), years, st.integers(1, 4), operators),
        st.builds(period, st.just(Precision.HALF), years, st.integers(1, 2), operators),
        st.builds(period, st.just(Precision.NINE_MONTHS), years, st.just(1), operators),
        st.builds(period, st.just(Precision.YEAR), years, st.just(1), operators),
    )


months = st.builds(period, st.just(Precision.MONTH), years, st.integers(1, 12))
recurring_days = st.one_of(
    st.tuples(st.just(Recurrence.WEEKLY), st.none(), st.integers(1, 7)),
    st.tuples(st.just(Recurrence.MONTHLY), st.none(), st.integers(1, 31)),
    st.tuples(st.just(Recurrence.QUARTERLY), st.integers(1, 3), st.integers(1, 31)),
    st.tuples(st.just(Recurrence.HALF_YEARLY), st.integers(1, 6), st.integers(1, 31)),
    st.tuples(st.just(Recurrence.YEARLY), st.integers(1, 12), st.integers(1, 29)),
)
recurring_months = st.one_of(
    st.tuples(st.just(Recurrence.QUARTERLY), st.integers(1, 3), st.none()),
    st.tuples(st.just(Recurrence.HALF_YEARLY), st.integers(1, 6), st.none()),
    st.tuples(st.just(Recurrence.YEARLY), st.integers(1, 12), st.none()),
)
recurrences = st.sampled_from([recurrence for recurrence in Recurrence if recurrence is not Recurrence.NONE])
valid_recurring_dates = st.one_of(
    st.builds(
        lambda parts, operator: PartialDate.recurring(*parts, operator=operator),
        recurring_days,
        st.sampled_from([Operator.ON, Operator.BEFORE, Operator.BY]),
    ),
    st.builds(
        lambda parts, operator: PartialDate.recurring(*parts, operator=operator),
        recurring_months,
        st.sampled_from([Operator.IN, Operator.BEFORE, Operator.BY]),
    ),
    st.builds(PartialDate.recurring, recurrences),
)
valid_dates = st.one_of(
    st.builds(PartialDate.on, days, st.sampled_from(DAY_OPERATORS)),
    periods(st.sampled_from(PERIOD_OPERATORS)),
    st.builds(until, st.builds(PartialDate.on, days) | periods(st.just(Operator.IN))),
    st.builds(blank, months | st.builds(period, st.just(Precision.YEAR), years)),
    st.tuples(days, days)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: PartialDate.between(min(pair), max(pair))),
    st.tuples(months, months)
    .map(lambda pair: sorted(pair, key=lambda month: month.start))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: whole_months(*pair)),
    valid_recurring_dates,
    st.sampled_from([Anchor.ABSOLUTE, Anchor.EVENT, Anchor.BY_RULE]).map(lambda anchor: PartialDate(anchor=anchor)),
    st.just(PartialDate(operator=Operator.FROM, anchor=Anchor.ISSUE_DATE)),
)


def on(day: int, month: int, year: int, operator: Operator = Operator.ON) -> PartialDate:
    return PartialDate.on(date(year, month, day), operator)


RULE = PartialDate(anchor=Anchor.BY_RULE)
FROM_ISSUE = PartialDate(operator=Operator.FROM, anchor=Anchor.ISSUE_DATE)
JUNE = period(Precision.MONTH, 2024, 6)
QUARTER_2 = period(Precision.QUARTER, 2024, 2)


PHRASES = [
    ("ngày 19/03/2024", on(19, 3, 2024)),
    ("17/4/2024", on(17, 4, 2024)),
    ("ngày 5 - 6 - 2024", on(5, 6, 2024)),
    ("5.6.2024", on(5, 6, 2024)),
    ("ngày 27 tháng 12 năm 2021", on(27, 12, 2021)),
    ("ngày 05 tháng 02, năm 2024", on(5, 2, 2024)),
    ("thứ Sáu, ngày 25/02/2022", on(25, 2, 2022)),
    ("thứ sáu ngày 25/02/2022", on(25, 2, 2022)),
    ("ngày     tháng 4 năm 2024", blank(period(Precision.MONTH, 2024, 4))),
    ("ngày ..... tháng 4 năm 2024", blank(period(Precision.MONTH, 2024, 4))),
    ("ngày ___/4/2024", blank(period(Precision.MONTH, 2024, 4))),
    ("ngày … tháng … năm 2026", blank(period(Precision.YEAR, 2026))),
    ("trước ngày 25/02/2022", on(25, 2, 2022, Operator.BEFORE)),
    ("trưóc ngày 25/02/2022", on(25, 2, 2022, Operator.BEFORE)),
    ("trước 17 giờ ngày 25/02/2022", on(25, 2, 2022, Operator.BY)),
    ("chậm nhất ngày 25/02/2022", on(25, 2, 2022, Operator.BY)),
    ("chậm nhất là ngày 25/02/2022", on(25, 2, 2022, Operator.BY)),
    ("hết ngày 25/02/2022", on(25, 2, 2022, Operator.BY)),
    ("đến hết ngày 25/02/2022", on(25, 2, 2022, Operator.BY)),
    ("kể từ ngày 25/02/2022", on(25, 2, 2022, Operator.FROM)),
    ("vào quý II/2024", QUARTER_2),
    ("trong quý II năm 2024", QUARTER_2),
    ("quý 2 năm 2024", QUARTER_2),
    ("Quí II-2024", QUARTER_2),
    ("hết quý II/2024", period(Precision.QUARTER, 2024, 2, Operator.BY)),
    ("tháng 6/2024", JUNE),
    ("trong tháng 6 năm 2024", JUNE),
    ("trước tháng 6 năm 2024", period(Precision.MONTH, 2024, 6, Operator.BEFORE)),
    ("6 tháng đầu năm 2024", period(Precision.HALF, 2024, 1)),
    ("06 tháng cuối năm 2024", period(Precision.HALF, 2024, 2)),
    ("9 tháng đầu năm 2024", period(Precision.NINE_MONTHS, 2024)),
    ("cả năm 2024", period(Precision.YEAR, 2024)),
    ("năm 2024", period(Precision.YEAR, 2024)),
    ("từ ngày 01/6 đến hết ngày 30/6/2024", PartialDate.between(date(2024, 6, 1), date(2024, 6, 30))),
    ("từ ngày 01 đến ngày 15 tháng 6 năm 2024", PartialDate.between(date(2024, 6, 1), date(2024, 6, 15))),
    ("15-16/4/2024", PartialDate.between(date(2024, 4, 15), date(2024, 4, 16))),
    ("từ tháng 4 đến tháng 6 năm 2024", whole_months(period(Precision.MONTH, 2024, 4), JUNE)),
    ("hằng năm vào tháng 12", PartialDate.recurring(Recurrence.YEARLY, 12)),
    ("tháng 12 hàng năm", PartialDate.recurring(Recurrence.YEARLY, 12)),
    ("trước ngày 15/12 hằng năm", PartialDate.recurring(Recurrence.YEARLY, 12, 15, Operator.BEFORE)),
    ("hằng năm, trước ngày 15 tháng 12", PartialDate.recurring(Recurrence.YEARLY, 12, 15, Operator.BEFORE)),
    ("trước ngày 20 hằng tháng", PartialDate.recurring(Recurrence.MONTHLY, None, 20, Operator.BEFORE)),
    ("hằng năm (trước ngày 15/12)", PartialDate.recurring(Recurrence.YEARLY, 12, 15, Operator.BEFORE)),
    ("hằng tháng, chậm nhất ngày 20", PartialDate.recurring(Recurrence.MONTHLY, None, 20, Operator.BY)),
    ("ngày 15 của tháng cuối quý", PartialDate.recurring(Recurrence.QUARTERLY, 3, 15)),
    ("định kỳ hằng quý", PartialDate.recurring(Recurrence.QUARTERLY)),
    ("6 tháng một lần", PartialDate.recurring(Recurrence.HALF_YEARLY)),
    ("thứ Sáu hằng tuần", PartialDate.recurring(Recurrence.WEEKLY, None, 5)),
    ("hằng tuần (trước 16h00 thứ Sáu)", PartialDate.recurring(Recurrence.WEEKLY, None, 5, Operator.BY)),
    ("hằng tuần, trước thứ Sáu", PartialDate.recurring(Recurrence.WEEKLY, None, 5, Operator.BEFORE)),
    ("năm (trước ngày 15/12)", PartialDate.recurring(Recurrence.YEARLY, 12, 15, Operator.BEFORE)),
    ("từ nay đến hết tháng 6/2024", until(JUNE)),
    ("từ khi Kế hoạch này được ban hành đến hết năm 2024", until(period(Precision.YEAR, 2024))),
    ("kể từ khi Kế hoạch này được ban hành", FROM_ISSUE),
    ("kể từ ngày ký ban hành", FROM_ISSUE),
    ("theo quy định", RULE),
    ("định kỳ", RULE),
    ("đột xuất", RULE),
    ("các dịp kỷ niệm những ngày lễ lớn", PartialDate(anchor=Anchor.EVENT)),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases_of_plans_are_read(text: str, expected: PartialDate) -> None:
    assert parse_partial_date(text) == expected
    assert parse_partial_date(unicodedata.normalize("NFD", text.upper()) + ".") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2022",
        "2014/02/30",
        "2024-05-06",
        "ngày 31 tháng 4 năm 2024",
        "tháng 13 năm 2024",
        "25/2022",
        "nhiệm kỳ 2020-2025",
        "giai đoạn 2021-2025",
        "gần 40 năm đổi mới",
        "lần thứ XIII",
        "đầu tháng 6",
        "cuối năm 2025",
        "tuần 2 tháng 5/2024",
        "trước ngày 25/6",
        "sau ngày 25/6/2024",
        "từ ngày 30/6/2024 đến ngày 01/6/2024",
        "trong 3 tháng kể từ ngày ban hành",
        "trước ngày … tháng 6 năm 2024",
        "từ tháng 12 hằng năm",
        "ngày 30/02 hằng năm",
        "ngày 25/6/2024 và ngày 30/6/2024",
        "theo quy định của pháp luật",
    ],
)
def test_what_is_no_certain_date_stays_unread(text: str) -> None:
    assert parse_partial_date(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trước ngày 25/6", on(25, 6, 2024, Operator.BEFORE)),
        ("ngày 25 tháng 6", on(25, 6, 2024)),
        ("tháng 6", JUNE),
        ("quý II", QUARTER_2),
        ("6 tháng đầu năm", period(Precision.HALF, 2024, 1)),
        ("9 tháng", period(Precision.NINE_MONTHS, 2024)),
        ("cả năm", period(Precision.YEAR, 2024)),
        ("trước ngày 25/6/2023", on(25, 6, 2023, Operator.BEFORE)),
    ],
)
def test_the_year_comes_from_the_context_when_the_text_leaves_it_out(text: str, expected: PartialDate) -> None:
    assert parse_partial_date(text, year=2024) == expected


@given(valid_dates)
def test_every_date_prints_and_parses_back(value: PartialDate) -> None:
    assert parse_partial_date(str(value)) == value


FIELD_VALUES: dict[str, list[object]] = {
    "start": [None, date(2024, 1, 1), date(2024, 2, 29), date(1899, 12, 31)],
    "end": [None, date(2024, 1, 31), date(2024, 12, 31), date(2100, 1, 1)],
    "precision": list(Precision),
    "operator": list(Operator),
    "recurrence": list(Recurrence),
    "anchor": list(Anchor),
    "day_state": list(DayState),
    "month": [None, 0, 1, 3, 6, 12, 13],
    "day": [None, 0, 1, 7, 30, 31, 32],
}


@given(valid_dates, st.data())
def test_a_changed_field_is_refused_or_still_prints_and_parses_back(value: PartialDate, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FIELD_VALUES)))
    fields = {
        **{name: getattr(value, name) for name in FIELD_VALUES},
        name: data.draw(st.sampled_from(FIELD_VALUES[name])),
    }
    try:
        changed = PartialDate(**fields)
    except ValueError as error:
        assert "not a partial date" in str(error)
    else:
        assert parse_partial_date(str(changed)) == changed


@pytest.mark.parametrize(
    "fields",
    [
        {"start": date(2024, 4, 1), "end": date(2024, 4, 29), "precision": Precision.MONTH, "operator": Operator.IN},
        {"start": date(2024, 2, 1), "end": date(2024, 4, 30), "precision": Precision.QUARTER, "operator": Operator.IN},
        {"start": date(2024, 4, 1), "end": date(2024, 4, 30), "precision": Precision.MONTH},
        {"start": date(2024, 4, 1), "end": date(2024, 4, 1), "precision": Precision.DAY},
        {"start": date(2024, 4, 1)},
        {"month": 12},
        {
            "recurrence": Recurrence.YEARLY,
            "precision": Precision.DAY,
            "day": 30,
            "month": 2,
            "day_state": DayState.GIVEN,
        },
        {"recurrence": Recurrence.MONTHLY, "precision": Precision.MONTH, "operator": Operator.IN, "month": 1},
        {"anchor": Anchor.ISSUE_DATE},
    ],
)
def test_fields_that_contradict_each_other_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a partial date"):
        PartialDate(**fields)


def test_the_verbatim_text_takes_no_part_in_comparison() -> None:
    assert PartialDate.on(date(2024, 6, 1), raw="ngày 1/6/2024") == PartialDate.on(date(2024, 6, 1))


class TestFinding:
    def test_dates_come_in_order_with_their_place_and_verbatim_text(self) -> None:
        text = (
            "Thực hiện Kế hoạch số 12-KH/ĐU, ngày 05/01/2026 của Đảng ủy xã Suối Mơ; báo cáo kết quả vào quý\nII/2026, "
            "trước ngày 25 tháng 11 năm 2026 và hằng năm vào tháng 12."
        )
        found = find_partial_dates(text)
        assert [value.raw for _, _, value in found] == [
            "ngày 05/01/2026",
            "vào quý\nII/2026",
            "trước ngày 25 tháng 11 năm 2026",
            "hằng năm vào tháng 12",
        ]
        assert [text[start:end] for start, end, _ in found] == [value.raw for _, _, value in found]
        assert [str(value) for _, _, value in found] == [
            "ngày 05/01/2026",
            "quý II/2026",
            "trước ngày 25/11/2026",
            "hằng năm vào tháng 12",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Nghị quyết Đại hội nhiệm kỳ 2020-2025 và giai đoạn từ năm 2021 đến năm 2025",
            "gần 40 năm đổi mới, Đại hội lần thứ XIII, khoản 25/2022",
            "phấn đấu đến năm 2025, 2030 và tầm nhìn 2045",
            "Kế hoạch công tác năm 2026; năm học 2025-2026",
            "ngày 31/02/2022; ngày 31 tháng 4 năm 2024; 2014/02/30",
            "đầu tháng 6/2026, cuối năm 2026, tuần 2 tháng 5/2026",
            "sinh hoạt chi bộ hằng tháng theo quy định của Điều lệ",
            "sau ngày 25/6/2026; trong 10 ngày kể từ ngày 01/6/2026; số liệu tính đến ngày 31/5/2026",
            "các dịp kỷ niệm những ngày lễ lớn của đất nước",
            "trước ngày 25/6; tháng 12; quý II",
        ],
    )
    def test_what_is_no_deadline_is_left_alone(self, text: str) -> None:
        assert find_partial_dates(text) == []

    @pytest.mark.parametrize(
        ("text", "raw"),
        [
            ("Công tác đầu tư ngày 25/6/2026", "ngày 25/6/2026"),
            ("Các đơn vị báo cáo hằng quý về Ủy ban", "hằng quý"),
            ("Kết thúc trong năm 2026.", "trong năm 2026"),
            ("Tổng hợp, báo cáo theo quy định./.", "theo quy định"),
            ("hội thi từ ngày 01/6 đến ngày 05/6/2026 tại xã", "từ ngày 01/6 đến ngày 05/6/2026"),
        ],
    )
    def test_the_words_around_decide(self, text: str, raw: str) -> None:
        assert [value.raw for _, _, value in find_partial_dates(text)] == [raw]

    def test_the_year_of_the_plan_completes_dates(self) -> None:
        found = find_partial_dates("Báo cáo trước ngày 25/6 và trong quý III.", year=2026)
        assert [str(value) for _, _, value in found] == ["trước ngày 25/06/2026", "quý III/2026"]

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("trước ngày 15/6 và 15/11/2026", ["trước ngày 15/06/2026", "trước ngày 15/11/2026"]),
            ("trước ngày 15/6, vào ngày 20/9 và 15/11/2026", ["trước ngày 15/06/2026", "ngày 20/09/2026"]),
            ("chậm nhất ngày 15 tháng 6 và ngày 15 tháng 11 năm 2026", ["chậm nhất ngày 15/06/2026"]),
            ("ngày 15, 20 và 25/6/2026", ["ngày 15/06/2026", "ngày 20/06/2026", "ngày 25/06/2026"]),
            ("trong tháng 6, 9 và 11/2026", ["tháng 6 năm 2026", "tháng 9 năm 2026", "tháng 11 năm 2026"]),
            ("tháng 6, tháng 9/2026", ["tháng 6 năm 2026", "tháng 9 năm 2026"]),
            ("quý III, IV/2026", ["quý III/2026", "quý IV/2026"]),
            ("hết quý I và quý III năm 2026", ["hết quý I/2026", "hết quý III/2026"]),
            ("trước ngày 15/6 và 15/12 hằng năm", ["trước ngày 15/06 hằng năm", "trước ngày 15/12 hằng năm"]),
            ("hằng năm (trước ngày 15/6 và 15/12)", ["trước ngày 15/06 hằng năm", "trước ngày 15/12 hằng năm"]),
            ("tháng 3 và tháng 9 hằng năm", ["hằng năm vào tháng 3", "hằng năm vào tháng 9"]),
            ("vào ngày 15 và ngày 30 hằng tháng", ["ngày 15 hằng tháng", "ngày 30 hằng tháng"]),
        ],
    )
    def test_dates_of_a_list_share_operator_unit_and_year(self, text: str, dates: list[str]) -> None:
        found = find_partial_dates(f"Các thôn làm việc {text}; gửi xã")
        assert [str(value) for _, _, value in found][: len(dates)] == dates
        assert [value.raw for _, _, value in found] == [
            f"Các thôn làm việc {text}; gửi xã"[start:end] for start, end, _ in found
        ]
        assert parse_partial_date(text) is None

    def test_what_stands_before_a_later_day_takes_no_year_that_would_put_it_behind(self) -> None:
        assert [str(value) for _, _, value in find_partial_dates("ngày 15/11 và 15/6/2027")] == ["ngày 15/06/2027"]
        found = find_partial_dates("ngày 15/11 và 15/6/2027", year=2026)
        assert [str(value) for _, _, value in found] == ["ngày 15/11/2026", "ngày 15/06/2027"]

    @pytest.mark.parametrize(
        ("text", "dates"),
        [
            ("trong tháng 6, 9 đơn vị ra quân", ["tháng 6 năm 2026"]),
            ("quý I, 3 đơn vị ra quân", ["quý I/2026"]),
            ("tháng 6, 15/7/2026", ["tháng 6 năm 2026", "ngày 15/07/2026"]),
            ("đạt 2.5 và 3.5 điểm; dịp 30/4 và 01/5", []),
            ("sau ngày 15/6 và 15/11/2026", []),
            ("giai đoạn 1, 2 và 3", []),
        ],
    )
    def test_numbers_beside_a_date_are_no_list_of_dates(self, text: str, dates: list[str]) -> None:
        assert [str(value) for _, _, value in find_partial_dates(text, year=2026)] == dates

    @pytest.mark.parametrize(
        ("text", "wording"),
        [
            ("ra quân 15/4 - 20/4", "từ ngày 15/04/2026 đến ngày 20/04/2026"),
            ("ra quân từ 15/4 đến 20/4", "từ ngày 15/04/2026 đến ngày 20/04/2026"),
            ("ra quân từ tháng 4 đến tháng 6", "từ tháng 4 năm 2026 đến tháng 6 năm 2026"),
            ("ra quân từ quý II đến quý III/2026", "từ tháng 4 năm 2026 đến tháng 9 năm 2026"),
        ],
    )
    def test_a_time_from_one_date_to_another_takes_the_year_of_the_context(self, text: str, wording: str) -> None:
        assert [str(value) for _, _, value in find_partial_dates(text, year=2026)] == [wording]

    def test_places_count_the_marks_of_decomposed_text(self) -> None:
        text = unicodedata.normalize("NFD", "Báo cáo trước ngày 25/6/2026 về xã")
        [(start, end, value)] = find_partial_dates(text)
        assert unicodedata.normalize("NFC", text[start:end]) == "trước ngày 25/6/2026"
        assert value == on(25, 6, 2026, Operator.BEFORE)

    @given(valid_dates.filter(lambda value: value.precision is not Precision.NONE and value.start is not None))
    def test_a_dated_phrase_is_found_in_its_sentence(self, value: PartialDate) -> None:
        needs_operator = value.precision is Precision.YEAR and value.operator in (Operator.IN, Operator.FROM)
        sentence = f"Các thôn hoàn thành, {value}; gửi Ủy ban nhân dân xã"
        found = [date for _, _, date in find_partial_dates(sentence)]
        assert found == ([] if needs_operator else [value])

    @given(st.text() | st.text(alphabet="0123456789/.- ngàytháănămquýIhếtrướcđVừ…_\n"))
    def test_any_text_can_be_read(self, text: str) -> None:
        last_end = 0
        for start, end, value in find_partial_dates(text, year=2026):
            assert last_end <= start < end <= len(text)
            assert value.raw == text[start:end]
            last_end = end
        parse_partial_date(text)


class TestDueDays:
    @pytest.mark.parametrize(
        ("value", "due"),
        [
            (on(25, 2, 2022), date(2022, 2, 25)),
            (on(25, 2, 2022, Operator.BEFORE), date(2022, 2, 24)),
            (on(1, 3, 2024, Operator.BEFORE), date(2024, 2, 29)),
            (on(25, 2, 2022, Operator.BY), date(2022, 2, 25)),
            (on(25, 2, 2022, Operator.FROM), None),
            (QUARTER_2, date(2024, 6, 30)),
            (period(Precision.MONTH, 2024, 6, Operator.BEFORE), date(2024, 5, 31)),
            (until(JUNE), date(2024, 6, 30)),
            (PartialDate.between(date(2024, 6, 1), date(2024, 6, 5)), date(2024, 6, 5)),
            (RULE, None),
            (FROM_ISSUE, None),
            (PartialDate.recurring(Recurrence.YEARLY, 12), None),
        ],
    )
    def test_due_follows_the_operator(self, value: PartialDate, due: date | None) -> None:
        assert value.due() == due
        assert value.due(override=date(2024, 1, 2)) == date(2024, 1, 2)

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (PartialDate.recurring(Recurrence.YEARLY, 12), [date(2023, 12, 31), date(2024, 12, 31)]),
            (PartialDate.recurring(Recurrence.YEARLY, 2, 29), [date(2023, 2, 28), date(2024, 2, 29)]),
            (
                PartialDate.recurring(Recurrence.QUARTERLY, 3, 15, Operator.BEFORE),
                [date(2023, month, 14) for month in (3, 6, 9, 12)] + [date(2024, month, 14) for month in (3, 6, 9, 12)],
            ),
            (
                PartialDate.recurring(Recurrence.HALF_YEARLY),
                [date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30), date(2024, 12, 31)],
            ),
            (PartialDate.recurring(Recurrence.YEARLY, 1, 1, Operator.BEFORE), [date(2023, 12, 31), date(2024, 12, 31)]),
            (on(25, 2, 2023), [date(2023, 2, 25)]),
            (RULE, []),
        ],
    )
    def test_occurrences_within_two_years(self, value: PartialDate, expected: list[date]) -> None:
        assert value.occurrences(date(2022, 12, 31), date(2024, 12, 31)) == expected

    def test_day_31_is_the_last_day_of_shorter_months(self) -> None:
        monthly = PartialDate.recurring(Recurrence.MONTHLY, None, 31)
        assert monthly.occurrences(date(2024, 1, 1), date(2024, 4, 30)) == [
            date(2024, 1, 31),
            date(2024, 2, 29),
            date(2024, 3, 31),
            date(2024, 4, 30),
        ]

    def test_weekly_days_fall_on_their_weekday(self) -> None:
        friday = PartialDate.recurring(Recurrence.WEEKLY, None, 5)
        assert friday.occurrences(date(2024, 6, 1), date(2024, 6, 14)) == [date(2024, 6, 7), date(2024, 6, 14)]
        assert friday.next_due(date(2024, 6, 14)) == date(2024, 6, 14)
        assert friday.next_due(date(2024, 6, 15)) == date(2024, 6, 21)

    def test_a_date_in_the_past_is_due_no_more(self) -> None:
        assert on(25, 2, 2022).next_due(date(2022, 2, 25)) == date(2022, 2, 25)
        assert on(25, 2, 2022).next_due(date(2022, 2, 26)) is None

    @given(valid_recurring_dates, days)
    def test_the_next_due_day_of_a_recurring_date_is_its_first_occurrence(
        self, value: PartialDate, today: date
    ) -> None:
        due = value.next_due(today)
        assert due is not None
        assert today <= due <= today + timedelta(days=367)
        assert value.occurrences(today - timedelta(days=1), due) == [due]

    @given(valid_recurring_dates)
    def test_the_calendar_ends_without_an_error(self, value: PartialDate) -> None:
        assert all(due <= date.max for due in value.occurrences(date(9998, 1, 1), date.max))
        value.next_due(date.max)


class TestTypedDays:
    @pytest.mark.parametrize(
        "text",
        ["05/02/2024", "5/2/2024", "5-2-2024", "05.02.2024", " ngày 05 tháng 02 năm 2024 ", "Ngày 5 tháng 2, năm 2024"],
    )
    def test_day_comes_before_month(self, text: str) -> None:
        assert parse_day(text) == date(2024, 2, 5)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("31/02/2022", "Lịch không có ngày “31/02/2022”"),
            ("02/25/2022", "Lịch không có ngày “02/25/2022”"),
            ("2024-02-05", "Không đọc được ngày “2024-02-05”.*ví dụ 25/02/2022"),
            ("5/2/24", "Không đọc được ngày “5/2/24”"),
            ("", "Không đọc được ngày “”"),
            ("x" * 5000, "Không đọc được ngày “x{40}”"),
        ],
    )
    def test_other_text_is_refused_with_an_example(self, text: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            parse_day(text)

    @given(st.dates(min_value=date(1000, 1, 1)))
    def test_the_printed_form_is_read_back(self, day: date) -> None:
        assert parse_day(format_document_date(day)) == day

    @given(st.text())
    def test_any_text_is_a_day_or_a_value_error(self, text: str) -> None:
        try:
            assert isinstance(parse_day(text), date)
        except ValueError as error:
            assert "ví dụ 25/02/2022" in str(error)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024"),
        (date(2024, 3, 19), "ngày 19 tháng 3 năm 2024"),
        (date(2024, 1, 10), "ngày 10 tháng 01 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_document_dates_have_zeros_where_the_decree_wants_them(day: date, text: str) -> None:
    assert format_document_date(day) == text


@pytest.mark.parametrize("behind", [" về Ủy ban nhân dân xã", " in thành sổ", ", gửi xã", "."])
def test_day_of_a_quarter_is_found_whatever_follows(behind: str) -> None:
    [(_, _, value)] = find_partial_dates(f"báo cáo trước ngày 20 của tháng cuối quý{behind}")
    assert value == PartialDate.recurring(Recurrence.QUARTERLY, 3, 20, Operator.BEFORE)


def test_month_of_a_numbered_quarter_does_not_come_back() -> None:
    assert find_partial_dates("báo cáo trước ngày 20 của tháng cuối quý IV") == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        (
            "Báo cáo chậm nhất 05 ngày sau khi kết thúc đợt vệ sinh môi trường để tổng hợp",
            "chậm nhất 05 ngày sau khi kết thúc đợt vệ sinh môi trường",
        ),
        (
            "Trong vòng 07 (bảy) ngày kể từ ngày kết thúc hội thi, các thôn báo cáo",
            "Trong vòng 07 (bảy) ngày kể từ ngày kết thúc hội thi",
        ),
        ("Sau khi kết thúc phiên chợ 05 ngày, Ban Tổ chức họp", "Sau khi kết thúc phiên chợ 05 ngày"),
        ("gửi báo cáo sau mỗi đợt 03 ngày", "sau mỗi đợt 03 ngày"),
        ("không quá 03 ngày làm việc sau khi bế mạc báo cáo UBND xã", "không quá 03 ngày làm việc sau khi bế mạc"),
        ("chậm nhất sau 10 ngày kết thúc lễ hội", "chậm nhất sau 10 ngày kết thúc lễ hội"),
    ],
)
def test_days_counted_from_what_happens_hang_on_it_and_keep_its_words(text: str, raw: str) -> None:
    [(start, end, value)] = find_partial_dates(text)
    assert value == PartialDate(anchor=Anchor.EVENT)
    assert text[start:end] == str(value) == raw
    assert parse_partial_date(str(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "thi công trong 60 ngày",
        "tổ chức 03 ngày tại xã; sau khi tổ chức xong thì dọn dẹp",
        "sau khi kết thúc hội thi, Ban Tổ chức họp",
        "trong vòng 7 ngày kể từ ngày 01/6/2026",
        "chậm nhất 05 ngày sau khi " + "kết thúc đợt cao điểm " * 8,
    ],
)
def test_days_that_hang_on_nothing_named_are_no_date(text: str) -> None:
    assert find_partial_dates(text) == []


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("định kỳ 06 tháng một lần", Recurrence.HALF_YEARLY),
        ("3 tháng/lần", Recurrence.QUARTERLY),
        ("01 tháng 01 lần", Recurrence.MONTHLY),
        ("quý/lần", Recurrence.QUARTERLY),
    ],
)
def test_how_often_is_told_by_what_lies_between(text: str, recurrence: Recurrence) -> None:
    assert parse_partial_date(text) == PartialDate.recurring(recurrence)


def test_every_second_week_is_no_rhythm_that_is_known() -> None:
    assert find_partial_dates("họp 02 tuần/lần") == []


def test_periods_with_their_days_in_brackets_come_back() -> None:
    found = find_partial_dates("hằng quý (trước ngày 25 của tháng cuối quý), 6 tháng (trước 10/6), năm (trước 05/12)")
    assert [str(value) for _, _, value in found] == [
        "trước ngày 25 của tháng cuối quý",
        "trước ngày 10/06 hằng năm",
        "trước ngày 05/12 hằng năm",
    ]


def test_from_day_to_day_without_year_is_one_time() -> None:
    found = find_partial_dates("thu gom từ ngày 01/5 đến ngày 31/5 tại chợ", year=2026)
    assert [value for _, _, value in found] == [PartialDate.between(date(2026, 5, 1), date(2026, 5, 31))]
    assert find_partial_dates("thu gom từ ngày 01/5 đến ngày 31/5 tại chợ") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("từ ngày 20 - 22/4/2026", "từ ngày 20/04/2026 đến ngày 22/04/2026"),
        ("ngày 20 – 22/4/2026", "từ ngày 20/04/2026 đến ngày 22/04/2026"),
        ("quý I - II/2026", "từ tháng 1 năm 2026 đến tháng 6 năm 2026"),
        ("từ 7 giờ 30 đến 9 giờ 30, ngày 17/5/2026", "ngày 17/05/2026"),
        ("7h30 đến 9h30 ngày 17/5/2026", "ngày 17/05/2026"),
        ("đến 17 giờ ngày 17/5/2026", "chậm nhất ngày 17/05/2026"),
        ("từ 7 giờ, chậm nhất 9 giờ ngày 17/5/2026", "chậm nhất ngày 17/05/2026"),
        ("ngày 9-10/2026", "ngày 09/10/2026"),
    ],
)
def test_spans_are_told_from_what_only_looks_like_them(text: str, meant: str) -> None:
    assert [str(value) for *_, value in find_partial_dates(f"Tổ chức {text}.")] == [meant]


def test_two_numbers_that_may_be_months_or_a_day_are_neither() -> None:
    assert find_partial_dates("từ 9-10/2026") == []


@pytest.mark.parametrize("joint", [" và ", ", "])
def test_note_in_brackets_does_not_hide_that_dates_are_listed(joint: str) -> None:
    found = find_partial_dates(f"Treo cờ trước 15/3/2026 (đợt 1){joint}15/6/2026 (đợt 2).")
    assert [str(value) for *_, value in found] == ["trước ngày 15/03/2026", "trước ngày 15/06/2026"]


@pytest.mark.parametrize(
    "text",
    [
        "chậm nhất 05 ngày làm việc trước khi khai mạc hội thi",
        "trong vòng 10 ngày kể từ ngày ký",
        "trong 10 ngày kể từ ngày ban hành",
        "trước khi khai mạc 05 ngày",
    ],
)
def test_days_counted_before_an_event_or_from_the_issue_are_no_calendar_date(text: str) -> None:
    [(start, end, value)] = find_partial_dates(f"Gửi danh sách {text}, theo mẫu.")
    assert (value, value.raw) == (PartialDate(anchor=Anchor.EVENT), text)


@pytest.mark.parametrize(
    ("first", "later", "meant"),
    [
        ("tháng 9 năm 2026", "tháng 10 năm 2026", "từ tháng 9 năm 2026 đến tháng 10 năm 2026"),
        ("quý I/2026", "quý II/2026", "từ tháng 1 năm 2026 đến tháng 6 năm 2026"),
        ("tháng 9 năm 2026", "tháng 11 năm 2026", None),
        ("tháng 3 năm 2026", "quý II/2026", None),
        ("trước tháng 9 năm 2026", "trước tháng 10 năm 2026", None),
    ],
)
def test_months_or_quarters_make_one_time_only_in_turn(first: str, later: str, meant: str | None) -> None:
    one, other = parse_partial_date(first), parse_partial_date(later)
    assert one is not None and other is not None
    joined = one.joined_with(other)
    assert (str(joined) if joined else None) == meant
