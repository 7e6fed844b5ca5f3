"""Vietnamese words for the codes and numbers of a report, which is Vietnamese whatever language the editor reads."""

from __future__ import annotations

from wagtail_kehoach.models.choices import Genre, Medium

GENRE_WORDS: dict[str, str] = {
    Genre.NEWS: "Tin",
    Genre.ARTICLE: "Bài",
    Genre.REFLECTION: "Bài phản ánh",
    Genre.REPORTAGE: "Phóng sự",
    Genre.PHOTO_STORY: "Phóng sự ảnh",
    Genre.NOTES: "Ghi nhanh",
    Genre.INTERVIEW: "Phỏng vấn",
    Genre.COMMENTARY: "Bình luận",
    Genre.ANALYSIS: "Phân tích",
    Genre.TALK: "Tọa đàm",
    Genre.DOCUMENTARY: "Phim tài liệu",
    Genre.GOOD_DEED: "Người tốt, việc tốt",
    Genre.INTRODUCTION: "Giới thiệu",
    Genre.PROGRAMME: "Chương trình phát thanh",
    Genre.BULLETIN: "Bản tin",
    Genre.ANNOUNCEMENT: "Thông báo",
    Genre.CHRONICLE: "Ký sự",
    Genre.SKIT: "Tiểu phẩm",
    Genre.PODCAST: "Podcast",
}
MEDIUM_WORDS: dict[str, str] = {
    Medium.TEXT: "Văn bản",
    Medium.AUDIO: "Âm thanh",
    Medium.VIDEO: "Video",
    Medium.PHOTO: "Ảnh",
    Medium.GRAPHIC: "Đồ họa",
}


def number_vi(number: int) -> str:
    """Return ``number`` with dots between the thousands: ``1600`` → ``"1.600"``."""
    return f"{number:,}".replace(",", ".")


def duration_vi(seconds: float) -> str:
    """Return ``seconds`` as minutes and whole seconds: ``754`` → ``"12 phút 34 giây"``, ``720`` → ``"12 phút"``."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{number_vi(minutes)} phút"] if minutes else []
    return " ".join([*parts, f"{rest} giây"] if rest or not minutes else parts)
