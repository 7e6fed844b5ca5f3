"""Small plans as text, put together from the part that a test is about."""

from __future__ import annotations

from wagtail_kehoach.documents import PlanDraft, parse_plan


def plan(
    *,
    head: str = "",
    title: str = "KẾ HOẠCH\nTổ chức ngày hội trồng cây",
    opening: str = "Căn cứ Luật Thư viện;",
    body: str = "I. MỤC ĐÍCH\n- Trồng cây.",
    ending: str = "",
) -> PlanDraft:
    return parse_plan("\n\n".join(part for part in (head, title, opening, body, ending) if part))


def assigning(text: str) -> PlanDraft:
    """Return a plan whose part *Tổ chức thực hiện* is ``text``."""
    return plan(body="I. MỤC ĐÍCH\n- Trồng cây.\nII. TỔ CHỨC THỰC HIỆN\n" + text)
