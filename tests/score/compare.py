"""Comparing what was read from one document with its gold facts, field by field.

The format of the facts is described in ``tests/data/plans/README.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from wagtail_kehoach.vietnamese.text import collapse, fold

Facts = dict[str, Any]
#: Likeness of two texts, from 0 to 1.
Likeness = Callable[[str, str], float]

SCALARS = (
    "regime",
    "official_title",
    "document_type",
    "number",
    "serial",
    "serial_state",
    "superior_body",
    "issuer",
    "acting_collective",
    "place",
    "date",
    "abstract",
    "secrecy",
    "urgency",
    "circulation",
    "general_clause",
    "period",
    "archive_line",
    "end_mark",
)
SIGNATURE = ("authority", "on_behalf_of", "position", "name")
#: The values within the items of lists: of reports and bases, of tasks and targets.
_INNER = (
    *("when", "to", "via", "onward_to", "from"),
    *("verb", "type", "number", "date", "issuer"),
    *("deadline", "per", "most"),
)
#: Those of them that the gold leaves out where the document does not state them; others left out are not counted.
_NULL_WHEN_LEFT_OUT = ("deadline", "per", "most")
_EDGES = " \t\n.,;:/-–*_“”\"'()"
#: Below this a value found has nothing to do with the one of the gold.
_UNRELATED = 0.3


@dataclass(frozen=True)
class Result:
    """How one field of one document came out: ``score`` from 0 to 1 out of 1, values ``found`` and ``invented``."""

    field: str
    score: float
    found: int = 0
    invented: int = 0


def exactly(expected: str, found: str) -> float:
    """Return 1 when two texts are the same but for case, white space and punctuation at the ends, else 0.

    A gold text that ends in ``…`` states only how the other begins.
    """
    whole, part = _key(found), _key(expected.removesuffix("…"))
    return float(whole.startswith(part) if expected.endswith("…") else whole == part)


def nearly(expected: str, found: str) -> float:
    """Return 1 when two texts are the same but for marks and one letter in six: for documents damaged on purpose."""
    whole, part = fold(_key(found)), fold(_key(expected.removesuffix("…")))
    whole = whole[: len(part) + 2] if expected.endswith("…") else whole
    if whole == part:
        return 1.0
    return float(SequenceMatcher(None, whole, part, autojunk=False).ratio() >= 0.83)


def compare(gold: Facts, facts: Facts, like: Likeness = exactly) -> Iterator[Result]:
    """Yield a result for every field that ``gold`` states."""
    for field in SCALARS:
        if field in gold:
            yield _scalar(field, gold[field], facts[field], like)
    if "signature" in gold:
        for name, expected, found in zip(SIGNATURE, gold["signature"], facts["signature"], strict=True):
            yield _scalar(f"signature.{name}", expected, found, like)
    yield from _lists(gold, facts, like)


def _lists(gold: Facts, facts: Facts, like: Likeness) -> Iterator[Result]:
    if "attached_to" in gold:
        yield _list("attached_to", _some(gold["attached_to"]), _some(facts["attached_to"]), _parts(_basis_parts(like)))
    if "sections" in gold:
        yield _list("sections", _headings(gold["sections"]), _headings(facts["sections"]), _heading_likeness(like))
        starts = _starts(gold["sections"])
        if starts:
            yield _recalled("paragraphs", starts, _starts(facts["sections"]), like)
    if "assignments" in gold:
        yield from _assignments(gold["assignments"], facts["assignments"], like)
    for field, likeness in (
        ("bases", _parts(_basis_parts(like))),
        ("short_names", like),
        ("deadlines", _parts(_deadline_parts(like))),
        ("peaks", _parts((("text", 0.7, _either_begins(like)), ("when", 0.3, _same)))),
        ("genres", _within(like)),
        ("channels", _within(like)),
        ("targets", _target_likeness(like)),
        ("recipients", _recipient_likeness(like)),
        ("appendices", _parts((("label", 0.5, _optional(like)), ("title", 0.5, _optional(like))))),
    ):
        if field in gold:
            yield _list(field, gold[field] or [], facts[field], likeness)


def _scalar(field: str, expected: Any, found: Any, like: Likeness) -> Result:
    if expected is None:
        return Result(field, float(found is None), int(found is not None), int(found is not None))
    if found is None:
        return Result(field, 0.0)
    if isinstance(expected, str) and field not in ("date", "period", "regime", "serial_state"):
        return Result(field, like(expected, str(found)), 1)
    return Result(field, float(_same(expected, found)), 1)


def _list(field: str, expected: Sequence[Any], found: Sequence[Any], like: Callable[[Any, Any], float]) -> Result:
    """Return the F1 of two lists whose items may be partly right; the order does not count."""
    if not expected and not found:
        return Result(field, 1.0)
    pairs = sorted(
        (
            (-like(one, other), abs(place - at), place, at)
            for place, one in enumerate(expected)
            for at, other in enumerate(found)
        ),
    )
    total = 0.0
    taken: dict[int, int] = {}
    matched: set[int] = set()
    for negative, _, place, at in pairs:
        if -negative < _UNRELATED:
            break
        if place not in taken and at not in matched:
            taken[place] = at
            matched.add(at)
            total -= negative
    score = 2 * total / (len(expected) + len(found))
    beside = [item for at, item in enumerate(found) if at not in matched]
    invented = [item for item in beside if not any(_overlap(_main_text(item), _main_text(one)) for one in expected)]
    inner = [_inner_values(expected[place], found[at]) for place, at in taken.items()]
    return Result(
        field,
        score,
        len(found) + sum(map(len, inner)),
        len(invented) + sum(stated is None for values in inner for stated in values),
    )


def _inner_values(expected: Any, found: Any) -> list[Any]:
    """Return what the gold states for each value that stands within an item found: ``None`` where it was invented."""
    if isinstance(expected, str):
        return []
    if not isinstance(expected, dict):
        if not isinstance(expected[1], dict):
            return [expected[1]] if isinstance(expected, list) and found[1] is not None else []
        expected, found = expected[1], found[1]
    stated = dict.fromkeys(_NULL_WHEN_LEFT_OUT) | expected
    return [stated[name] or None for name in _INNER if name in stated and found.get(name)]


def _main_text(item: Any) -> str:
    """Return the words by which an item of a list is known."""
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        return str(next((item[name] for name in ("what", "text", "number", "unit", "label") if item.get(name)), item))
    text = next((part for part in reversed(item[:2]) if isinstance(part, str)), "")
    return text if not isinstance(item[1], dict) else str(item[1]["text"])


def _overlap(one: str, other: str) -> bool:
    """Whether two texts share half of the shorter one: then the wrong words were cut out, but nothing invented."""
    one, other = fold(_key(one.removesuffix("…"))), fold(_key(other.removesuffix("…")))
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size >= max(4, 0.5 * min(len(one), len(other)))


def _recalled(field: str, expected: Sequence[str], found: Sequence[str], like: Likeness) -> Result:
    """Return which share of ``expected`` was found, where the gold need not list everything."""
    return Result(field, sum(any(like(one, other) for other in found) for one in expected) / len(expected))


def _parts(parts: Sequence[tuple[str, float, Callable[[Any, Any], float]]]) -> Callable[[Facts, Facts], float]:
    def likeness(expected: Facts, found: Facts) -> float:
        stated = [(name, weight, like) for name, weight, like in parts if name in expected]
        weights = sum(weight for _, weight, _ in stated)
        return sum(weight * like(expected[name], found.get(name)) for name, weight, like in stated) / (weights or 1)

    return likeness


def _basis_parts(like: Likeness) -> tuple[tuple[str, float, Callable[[Any, Any], float]], ...]:
    return (
        ("verb", 0.1, _optional(like)),
        ("type", 0.25, _optional(like)),
        ("number", 0.3, _optional(like)),
        ("date", 0.2, _same),
        ("issuer", 0.15, _optional(like)),
    )


def _deadline_parts(like: Likeness) -> tuple[tuple[str, float, Callable[[Any, Any], float]], ...]:
    return (
        ("what", 0.2, _either_begins(like)),
        ("when", 0.35, _same),
        ("to", 0.2, _bodies(like)),
        ("via", 0.1, _optional(like)),
        ("onward_to", 0.05, _optional(like)),
        ("from", 0.1, _optional(like)),
    )


def _assignments(gold: Sequence[Facts], facts: Sequence[Facts], like: Likeness) -> Iterator[Result]:
    yield _list("units", _once(each["unit"] for each in gold), _once(each["unit"] for each in facts), like)
    yield _list("tasks", _tasks(gold), _tasks(facts), _task_likeness(like))


def _once(names: Iterable[str]) -> list[str]:
    """Return each unit once: it may be named again and again."""
    return list({_key(name): name for name in names}.values())


def _tasks(assignments: Sequence[Facts]) -> list[tuple[str, Facts]]:
    return [(each["unit"], task) for each in assignments for task in each.get("tasks") or ()]


def _task_likeness(like: Likeness) -> Callable[[tuple[str, Facts], tuple[str, Facts]], float]:
    begins = _either_begins(like)

    def likeness(expected: tuple[str, Facts], found: tuple[str, Facts]) -> float:
        task, other = expected[1], found[1]
        right_text = begins(task["text"], other["text"])
        if not right_text:
            return 0.0
        role = task.get("role", "lead") == other.get("role", "lead")
        return (
            0.6
            + 0.2 * like(expected[0], found[0])
            + 0.1 * _same(task.get("deadline"), other.get("deadline"))
            + 0.1 * role
        )

    return likeness


def _headings(sections: Sequence[Facts], depth: int = 1) -> list[tuple[int, str, str | None]]:
    flat: list[tuple[int, str, str | None]] = []
    for section in sections:
        flat.append((depth, section["label"], section["title"]))
        flat += _headings(section.get("children") or (), depth + 1)
    return flat


def _heading_likeness(like: Likeness) -> Callable[[Any, Any], float]:
    optional = _optional(like)

    def likeness(expected: tuple[int, str, str | None], found: tuple[int, str, str | None]) -> float:
        same_label = _label(expected[1]) == _label(found[1])
        if not same_label:
            return 0.0
        return 0.4 + 0.5 * optional(expected[2], found[2]) + 0.1 * (expected[0] == found[0])

    return likeness


def _starts(sections: Sequence[Facts]) -> list[str]:
    starts: list[str] = []
    for section in sections:
        starts += [f"{start}…" for start in section.get("starts") or ()]
        starts += _starts(section.get("children") or ())
    return starts


def _target_likeness(like: Likeness) -> Callable[[Facts, Facts], float]:
    within = _within(like)

    def likeness(expected: Facts, found: Facts) -> float:
        if expected["amount"] != found["amount"]:
            return 0.0
        rest = [
            within(expected["unit"], found["unit"]) if "unit" in expected else 1.0,
            expected.get("bound", "exactly") == found.get("bound", "exactly"),
            expected.get("most") == found.get("most"),
            _optional(within)(expected.get("per"), found.get("per")),
        ]
        return 0.4 + 0.6 * sum(rest) / len(rest)

    return likeness


def _recipient_likeness(like: Likeness) -> Callable[[Any, Any], float]:
    optional = _optional(like)

    def likeness(expected: Sequence[Any], found: Sequence[Any]) -> float:
        if not like(expected[0], found[0]):
            return 0.0
        return 0.7 + 0.15 * optional(expected[1], found[1]) + 0.15 * (expected[2] == found[2])

    return likeness


def _optional(like: Likeness) -> Callable[[str | None, str | None], float]:
    def likeness(expected: str | None, found: str | None) -> float:
        if expected is None or found is None:
            return float(expected is found)
        return like(str(expected), str(found))

    return likeness


def _bodies(like: Likeness) -> Callable[[Sequence[str] | None, Sequence[str] | None], float]:
    def likeness(expected: Sequence[str] | None, found: Sequence[str] | None) -> float:
        return _list("to", expected or (), found or (), like).score

    return likeness


def _within(like: Likeness) -> Likeness:
    """Two words of the text for one thing: ``truyền thanh`` and ``hệ thống truyền thanh xã`` are the same."""

    def likeness(expected: str, found: str) -> float:
        one, other = fold(_key(expected)), fold(_key(found))
        return 1.0 if one and other and (one in other or other in one) else like(expected, found)

    return likeness


def _either_begins(like: Likeness) -> Likeness:
    """A clause may be quoted from a little earlier or later on; it is the same where it holds most of the other."""

    def likeness(expected: str | None, found: str | None) -> float:
        if expected is None or found is None:
            return float(expected is found)
        if like(expected, found):
            return 1.0
        one, other = fold(_key(expected.removesuffix("…"))), fold(_key(found))
        if one in other or other in one:
            return 1.0 if len(other) > 0.5 * len(one) else 0.5
        match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
        return float(match.size > 0.6 * min(len(one), len(other)))

    return likeness


def _same(expected: Any, found: Any) -> float:
    return float(expected == found)


def _some(value: Any) -> list[Any]:
    return [value] if value else []


def _key(text: str) -> str:
    return collapse(text).casefold().strip(_EDGES)


def _label(label: str) -> str:
    return label.strip(" .-–/)(:").casefold()
