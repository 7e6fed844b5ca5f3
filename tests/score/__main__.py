"""``python3 run.py score``: print how well the sample documents are read.

Per field the share that is right (for lists the F1), per format and layer the mean of all, and the rate of values that
no document states. ``--variants`` adds what mechanical changes of the text cost, ``--missed NAME`` shows one document.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean

from tests.documents.facts import facts_of
from tests.score.compare import Likeness, Result, compare, exactly, nearly
from tests.score.corpus import PLANS, Sample, draft_of, samples
from tests.score.variants import CHANGES
from wagtail_kehoach.documents import DocumentError, parse_plan

Scored = dict[str, list[Result]]


def score(sample: Sample, source: Path | str, like: Likeness = exactly) -> list[Result]:
    """Return the results of one document, read from its file or from a changed text of it."""
    try:
        facts = facts_of(draft_of(source) if isinstance(source, Path) else parse_plan(source))
    except DocumentError as error:
        if sample.refusal:
            return [Result("refusal", float(error.code == sample.refusal))]
        empty = [Result(result.field, 0.0) for result in compare(sample.gold, _nothing(sample), like)]
        return [*empty, Result("refusal", 0.0)]
    if sample.refusal:
        return [Result("refusal", 0.0)]
    return [*compare(sample.gold, facts, like), Result("refusal", 1.0)]


def mean_of(results: Iterable[Result]) -> float:
    """Return the mean score in hundredths."""
    scores = [result.score for result in results]
    return 100 * mean(scores) if scores else 0.0


def invented_share(results: Iterable[Result]) -> float:
    """Return how many of a hundred values found are in no gold."""
    counted = [(result.found, result.invented) for result in results if result.field not in ("sections", "paragraphs")]
    found = sum(found for found, _ in counted)
    return 100 * sum(invented for _, invented in counted) / found if found else 0.0


def overall(scored: Scored) -> float:
    """Return the mean of the documents' means, in hundredths."""
    return mean(mean_of(results) for results in scored.values()) if scored else 0.0


def _nothing(sample: Sample) -> dict[str, object]:
    lists = ("bases", "sections", "assignments", "deadlines", "recipients", "appendices", "short_names", "peaks")
    more = ("genres", "channels", "targets")
    empty: dict[str, object] = {**dict.fromkeys(sample.gold), "signature": [None] * 4, "attached_to": None}
    return empty | {name: [] for name in (*lists, *more)}


def _print_groups(scored: Scored, groups: dict[str, list[str]]) -> None:
    print(f"\n{'':32} documents  score  invented")
    for name, members in groups.items():
        if not members:
            continue
        part = {member: scored[member] for member in members}
        every = [result for results in part.values() for result in results]
        print(f"{name:32} {len(members):9} {overall(part):6.1f} {invented_share(every):8.2f} %")


def _print_fields(scored: Scored) -> None:
    by_field: dict[str, list[Result]] = defaultdict(list)
    for results in scored.values():
        for result in results:
            by_field[result.field].append(result)
    print(f"\n{'field':32} documents  score  invented")
    for field, results in by_field.items():
        invented = sum(result.invented for result in results)
        print(f"{field:32} {len(results):9} {mean_of(results):6.1f} {invented:8}")


def _print_documents(scored: Scored) -> None:
    print(f"\n{'document':44} score  what is not right")
    for name, results in scored.items():
        wrong = [f"{result.field} {100 * result.score:.0f}" for result in results if result.score < 0.995]
        print(f"{name:44} {mean_of(results):5.1f}  {', '.join(wrong)}")


def _print_variants(plans: Sequence[Sample]) -> None:
    """What each mechanical change costs, on the clean text files; marks lost on purpose are forgiven in the values."""
    texts = [
        (sample, sample.path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        for sample in plans
        if sample.kind == "txt" and sample.layer == "clean"
    ]
    print(f"\n{'variant of the clean texts':32} documents  score")
    variants: dict[str, Callable[[str], str]] = {"as they are": str, **CHANGES}
    for name, change in variants.items():
        scored = {sample.name: score(sample, change(text), nearly) for sample, text in texts}
        print(f"{name:32} {len(scored):9} {overall(scored):6.1f}")


def _print_converted(plans: Sequence[Sample]) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    words = [sample for sample in plans if sample.kind == "docx"]
    if not office or not words:
        print("\nDOCX → PDF: not run, LibreOffice was not found.")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = [str(sample.path) for sample in words]
        command = [office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless"]
        subprocess.run([*command, "--convert-to", "pdf", "--outdir", folder, *files], check=True, capture_output=True)
        scored = {sample.name: score(sample, Path(folder, f"{sample.name}.pdf")) for sample in words}
    print(f"\n{'DOCX → PDF by LibreOffice':32} documents  score\n{'':32} {len(scored):9} {overall(scored):6.1f}")
    _print_documents(scored)


def _print_missed(sample: Sample) -> None:
    facts = facts_of(parse_plan(sample.path))
    for result in compare(sample.gold, facts):
        if result.score < 0.995:
            field = {"units": "assignments", "tasks": "assignments", "paragraphs": "sections"}.get(result.field)
            field = field or result.field.partition(".")[0]
            print(f"\n== {result.field} {100 * result.score:.0f}")
            print(f"gold:  {sample.gold[field]}\nfound: {facts[field]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores. Returns 0, or 1 when the corpus is empty."""
    parser = argparse.ArgumentParser(prog="run.py score", description=__doc__)
    parser.add_argument("--variants", action="store_true", help="also score changed texts and PDF files made of DOCX")
    parser.add_argument("--documents", action="store_true", help="also print a line for every document")
    parser.add_argument("--missed", metavar="NAME", help="show what is not right in one document, and nothing else")
    parser.add_argument("--folder", type=Path, default=PLANS, help="where the documents and their facts are")
    options = parser.parse_args(arguments)
    corpus = list(samples(options.folder))
    if not corpus:
        print("No documents with facts were found.")
        return 1
    if options.missed:
        for sample in corpus:
            if sample.name == options.missed:
                _print_missed(sample)
        return 0
    scored = {sample.name: score(sample, sample.path) for sample in corpus}
    if options.documents:
        _print_documents(scored)
    _print_fields(scored)
    kinds = sorted({sample.kind for sample in corpus})
    plans = [sample for sample in corpus if not sample.refusal]
    _print_groups(
        scored,
        {
            **{kind: [sample.name for sample in plans if sample.kind == kind] for kind in kinds},
            "no plans (refused rightly)": [sample.name for sample in corpus if sample.refusal],
            "damaged": [sample.name for sample in plans if sample.layer == "damaged"],
            "clean": [sample.name for sample in plans if sample.layer == "clean"],
        },
    )
    if options.variants:
        _print_variants(plans)
        _print_converted(plans)
    return 0


if __name__ == "__main__":
    sys.exit(main())
