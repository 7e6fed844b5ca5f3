"""Choices shared by several models. Values are the field's own unaccented Vietnamese words."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Genre(models.TextChoices):
    """What kind of piece an item is."""

    NEWS = "tin", pgettext_lazy("genre", "news")
    ARTICLE = "bai", pgettext_lazy("genre", "article")
    REFLECTION = "bai_phan_anh", pgettext_lazy("genre", "feature")
    REPORTAGE = "phong_su", pgettext_lazy("genre", "reportage")
    PHOTO_STORY = "phong_su_anh", pgettext_lazy("genre", "photo story")
    NOTES = "ghi_nhanh", pgettext_lazy("genre", "quick notes")
    INTERVIEW = "phong_van", pgettext_lazy("genre", "interview")
    COMMENTARY = "binh_luan", pgettext_lazy("genre", "commentary")
    ANALYSIS = "phan_tich", pgettext_lazy("genre", "analysis")
    TALK = "toa_dam", pgettext_lazy("genre", "talk")
    DOCUMENTARY = "phim_tai_lieu", pgettext_lazy("genre", "documentary")
    GOOD_DEED = "nguoi_tot_viec_tot", pgettext_lazy("genre", "good people, good deeds")
    INTRODUCTION = "gioi_thieu", pgettext_lazy("genre", "introduction")
    PROGRAMME = "chuong_trinh", pgettext_lazy("genre", "radio programme")
    BULLETIN = "ban_tin", pgettext_lazy("genre", "bulletin")
    ANNOUNCEMENT = "thong_bao", pgettext_lazy("genre", "announcement")
    CHRONICLE = "ky_su", pgettext_lazy("genre", "chronicle")
    SKIT = "tieu_pham", pgettext_lazy("genre", "skit")
    PODCAST = "podcast", pgettext_lazy("genre", "podcast")


class Medium(models.TextChoices):
    """What an item is made of."""

    TEXT = "text", pgettext_lazy("medium", "text")
    AUDIO = "audio", pgettext_lazy("medium", "audio")
    VIDEO = "video", pgettext_lazy("medium", "video")
    PHOTO = "photo", pgettext_lazy("medium", "photos")
    GRAPHIC = "graphic", pgettext_lazy("medium", "graphic")


class Channel(models.TextChoices):
    """Through which channel of grassroots information a piece goes out (Nghị định 49/2024/NĐ-CP)."""

    LOUDSPEAKER = "truyen_thanh", pgettext_lazy("channel", "commune radio")
    NOTICE_BOARD = "bang_tin", pgettext_lazy("channel", "public notice board")
    BULLETIN = "ban_tin", pgettext_lazy("channel", "printed bulletin")
    LEAFLET = "tai_lieu", pgettext_lazy("channel", "leaflets and documents")
    ORAL = "tuyen_truyen_mieng", pgettext_lazy("channel", "oral information")
    PORTAL = "cong_trang_tt", pgettext_lazy("channel", "portal")
    SOCIAL = "mang_xa_hoi", pgettext_lazy("channel", "social media")
    SMS = "tin_nhan", pgettext_lazy("channel", "text messages")
    VISUAL = "truc_quan", pgettext_lazy("channel", "banners and posters")
    MOBILE = "luu_dong", pgettext_lazy("channel", "information vehicle")
    ARTS = "van_nghe", pgettext_lazy("channel", "performing arts")
    PRESS = "bao_chi", pgettext_lazy("channel", "press")


class Tracking(models.TextChoices):
    """Whose matter a task or deadline of a plan is."""

    OURS = "ours", pgettext_lazy("tracking", "ours")
    OTHER_UNIT = "other_unit", pgettext_lazy("tracking", "another unit's")
    NOT_TRACKED = "not_tracked", pgettext_lazy("tracking", "not tracked")


class Role(models.TextChoices):
    """How a unit takes part in a task."""

    LEAD = "lead", pgettext_lazy("part in a task", "lead")
    SUPPORT = "support", pgettext_lazy("part in a task", "support")
