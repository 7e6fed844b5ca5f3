"""Foreign HTML: harmless, readable, and open to the editor again."""

from __future__ import annotations

import html as html_module
import importlib.util
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from wagtail_kehoach.blocks import RICH_TEXT_FEATURES
from wagtail_kehoach.foreign_html import MAX_ATTRIBUTES, HtmlRefused
from wagtail_kehoach.sanitize import clean_html

LIBRARIES = ["bleach", *(["nh3"] if importlib.util.find_spec("nh3") else [])]
OUR_MARKUP = re.compile(r'</?(?:p|h2|h3|ul|ol|li|b|i)>|<br/>|</a>|<a href="([^"<>]*)">')
A_READER_MAY_FOLLOW = re.compile(r"https?://[^/\\]|mailto:|tel:|/(?![/\\])", re.IGNORECASE)


@pytest.fixture(params=LIBRARIES)
def library(request, settings):
    """Clean with each library that is installed."""
    settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "SANITIZER": request.param}
    return request.param


def assert_harmless(cleaned: str) -> None:
    """Fail for any markup but ours, and for links to where no reader may go."""
    assert not set("<>") & set(OUR_MARKUP.sub("", cleaned))
    for address in OUR_MARKUP.findall(cleaned):
        assert not address or A_READER_MAY_FOLLOW.match(html_module.unescape(address))


def assert_opens_again(cleaned: str) -> None:
    """Fail unless the editor opens the text, and cleaning it changes nothing."""
    converter = ContentstateConverter(RICH_TEXT_FEATURES)
    converter.to_database_format(converter.from_database_format(cleaned))
    assert clean_html(cleaned) == cleaned


def visible(cleaned: str) -> str:
    """Return the words that a reader sees."""
    return " ".join(BeautifulSoup(cleaned, "html.parser").get_text(" ").split())


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script><!--<script></script>--></script><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<p onclick=alert(1)>x</p>",
    '<p title="><img src=x onerror=alert(1)>">x</p>',
    "<a href=javascript:alert(1)>x</a>",
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href=" &#14; javascript:alert(1)">x</a>',
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href="javascript:123">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="/\\evil.example">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="/\t/evil.example">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "<base href=javascript:/a/><a href=%0aalert(1)>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<b><p>x</b><img/src='x'/onerror=alert(1)></p>",
    "<a href='https://suoingan.example'onmouseover=alert(1)>x</a>",
    "\0<scr\0ipt>alert(1)</scr\0ipt>",
    "<img src=x onerror=alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "＜script＞alert(1)＜/script＞",
    "<a data-block-key='\"><script>' linktype=page id=1 href=/x>x</a>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_active_survives(attack, library):
    cleaned = clean_html(f"<p>Trước</p>{attack}<p>Sau")
    assert_harmless(cleaned)
    assert_opens_again(cleaned)
    assert "Trước" in visible(cleaned)


@pytest.mark.parametrize(
    "name", ["script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object"]
)
def test_elements_without_text_go_with_their_content(name, library):
    assert clean_html(f"<p>Một</p><{name} x='1>0'>rác {{}}</{name.upper()} ><p>Hai</p>") == "<p>Một</p><p>Hai</p>"


def test_nested_drawings_go_as_a_whole(library):
    assert clean_html("Một <svg><g>rác</g><svg>rác</svg>rác</svg>hai") == "<p>Một hai</p>"
    assert clean_html("Một <svg/>hai") == "<p>Một hai</p>"


def test_the_head_goes_even_without_its_end_tag(library):
    assert clean_html("<html><head><title>t</title>rác</head><body>Một</body></html>") == "<p>Một</p>"
    assert clean_html("<html><head><meta name=a>rác<body><p>Một") == "<p>Một</p>"
    assert clean_html("<head><style>p{}</style><p>Một") == "<p>Một</p>"


def test_vietnamese_text_is_kept_in_one_spelling(library):
    decomposed = "Ð\u00f4\u0301i thoa\u0323i"
    assert clean_html(f"<p>{decomposed}&nbsp;v&#7899;i &lt;b&#x1EA1;n&gt; &amp; em\u200b</p>") == (
        "<p>Đối thoại với &lt;bạn&gt; &amp; em</p>"
    )


def test_paragraphs_headings_lists_and_marks_are_kept(library):
    source = """
        <h1>Phòng đọc</h1><h2>Giờ mở cửa</h2><h5>Buổi tối</h5>
        <p>Xin <strong>mời <em>cả nhà</em></strong> đến<br>từ 18 giờ</p>
        <ul><li>Sách<ol><li>Truyện</li></ol></li><li>Báo</li></ul>
    """
    assert clean_html(source) == (
        "<h2>Phòng đọc</h2><h2>Giờ mở cửa</h2><h3>Buổi tối</h3>"
        "<p>Xin <b>mời</b> <b><i>cả nhà</i></b> đến<br/>từ 18 giờ</p>"
        "<ul><li>Sách<ol><li>Truyện</li></ol></li></ul><ul><li>Báo</li></ul>"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://suoingan.example/a?b=1&amp;c=2", "https://suoingan.example/a?b=1&amp;c=2"),
        (" HTTP://suoingan.example/t\u1ec7p tin.pdf ", "HTTP://suoingan.example/tệp%20tin.pdf"),
        ("mailto:bandoc@suoingan.example", "mailto:bandoc@suoingan.example"),
        ("tel:+84260000000", "tel:+84260000000"),
        ("/chuyen-muc/doc-sach/", "/chuyen-muc/doc-sach/"),
    ],
)
def test_links_that_a_reader_may_follow_are_kept(written, kept, library):
    assert clean_html(f'<p>Xem <a class="x" target="_blank" href="{written}">ở đây</a>.</p>') == (
        f'<p>Xem <a href="{kept}">ở đây</a>.</p>'
    )


def test_text_of_neighbouring_boxes_and_cells_is_not_run_together(library):
    source = "<div>Một<div>Hai</div>Ba</div><table><tr><td>Đơn vị<td><p>Số</p></tr></table><li>Bốn"
    assert clean_html(source) == "<p>Một</p><p>Hai</p><p>Ba</p><p>Đơn vị</p><p>Số</p><p>Bốn</p>"


WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0in} --></style></head>
<body lang=VI style='tab-interval:.5in'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span
style='font-size:14.0pt'>Tuần lễ
đọc sách<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Đọc
ở <st1:place w:st="on">xã Suối Ngàn</st1:place><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>
"""
GOOGLE_DOCS = """
<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr"><span
style="font-size:16pt;font-weight:400">Giờ mở cửa</span></h2><p dir="ltr" style="line-height:1.38"><span
style="font-weight:700;white-space:pre-wrap">Buổi tối</span><span
style="font-weight:400;font-style:italic"> từ 18 giờ</span>
<a href="https://suoingan.example/" style="text-decoration:none"><span
style="text-decoration:underline">xem thêm</span></a></p>
<ul><li dir="ltr" style="list-style-type:disc"><p dir="ltr" role="presentation"><span>Sách</span></p></li></ul><br></b>
"""


def test_text_pasted_from_word_comes_clean(library):
    assert clean_html(WORD) == "<p><b>Tuần lễ đọc sách</b></p><p>1. Đọc ở xã Suối Ngàn</p>"


def test_text_pasted_from_google_docs_keeps_its_marks_and_no_others(library):
    assert clean_html(GOOGLE_DOCS) == (
        "<h2>Giờ mở cửa</h2><p><b>Buổi tối</b><i> từ 18 giờ</i> "
        '<a href="https://suoingan.example/">xem thêm</a></p><ul><li>Sách</li></ul>'
    )


@pytest.mark.parametrize(
    "source",
    [
        "<b><p>Một</p><ul><li>Hai</b></li></ul>",
        "<a href=https://suoingan.example><h2>Một</h2><img><p>Hai</p></a>",
        "<p>Một<p>Hai<li>Ba</ol></h3>",
        "<ul><ul><ul><li>Một</ul>Hai<ol>Ba",
        "<p>Một<hr>Hai<wbr>Ba<br/></br>",
        "<li><li><b><li>Một",
        "<p><i>Một<b>Hai</i>Ba</b></p>",
        "<dl><dt>Một<dd>Hai</dl><select><option>Ba",
    ],
)
def test_markup_out_of_order_opens_in_the_editor(source, library):
    cleaned = clean_html(source)
    assert_opens_again(cleaned)
    assert re.findall("Một|Hai|Ba", visible(cleaned)) == re.findall("Một|Hai|Ba", source)


@pytest.mark.parametrize(
    "source", ["", " \n ", "<p></p>", "<p>&nbsp;</p><br>", "<img src=a.jpg>", "<!-- x", "<b> </b>"]
)
def test_nothing_to_read_gives_no_text(source, library):
    assert clean_html(source) == ""


@pytest.mark.parametrize("source", ["3 < 5 & 7", "a <b", "x <a href='", "<", "</", "<>", "&#" + "1" * 5000 + ";"])
def test_signs_that_are_no_markup_stay_text(source, library):
    cleaned = clean_html(source)
    assert_harmless(cleaned)
    assert_opens_again(cleaned)
    if "#" not in source:
        assert "".join(visible(cleaned).split()) == "".join(source.split())


SLOW = {
    "nested boxes": "<div>" * 8_000,
    "nested marks": "<b>" * 10_000,
    "marks that never close": "<p><font a=1>a" * 3_000,
    "unclosed between closed": "<div></p>" * 4_000,
    "too long": "&" * 500_000,
    "only ampersands": "&" * 199_000,
    "only brackets": "<" * 199_000,
    "tags that never end": "<a " * 60_000,
    "quotes that never end": '<a b="' * 33_000,
    "attributes": "<p " + "a=1 " * (MAX_ATTRIBUTES + 1) + ">",
    "many attributes": "<p " + "a=1 " * 45_000 + ">",
    "many paragraphs": "<p>x" * 45_000,
    "many items": "<ul>" * 40 + "<li>x" * 35_000,
    "many lists": "<ul><li>a</ul><ol><li>b</ol>" * 7_000,
    "overlapping marks": "<b><i>x</b>y</i>" * 12_000,
    "many breaks": "a<br>" * 35_000,
    "heads": "<head>" * 30_000,
}
QUICK = {
    "comments that never end": ("<!--" * 45_000, ""),
    "declarations": ("<!a" * 60_000, ""),
    "drawings that never end": ("<svg>" * 35_000, ""),
    "scripts": ("<script></script>" * 11_000, ""),
    "stray end tags": ("</div>" * 30_000, ""),
    "white space in a tag": ("<p " + " " * 190_000 + ">x", "<p>x</p>"),
    "equal signs": ("<p " + "=" * 190_000 + ">x", "<p>x</p>"),
    "trailing breaks": ("x" + "<br>" * 45_000, "<p>x</p>"),
    "long style": ('<p style="' + "font-weight " * 15_000 + '">x', "<p>x</p>"),
}


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW)
def test_what_would_be_slow_to_clean_is_refused(source):
    with pytest.raises(HtmlRefused) as refusal:
        clean_html(source)
    assert isinstance(refusal.value, ValueError)
    assert str(refusal.value)


@pytest.mark.parametrize(("source", "cleaned"), QUICK.values(), ids=QUICK)
def test_what_looks_slow_but_is_not_is_cleaned(source, cleaned):
    assert clean_html(source) == cleaned


def test_the_limits_are_those_of_the_portal(settings):
    settings.WAGTAIL_KEHOACH = {**settings.WAGTAIL_KEHOACH, "MAX_HTML_CHARACTERS": 40, "MAX_HTML_DEPTH": 3}
    assert clean_html("<div><div><p>Một</p></div></div>") == "<p>Một</p>"
    with pytest.raises(HtmlRefused, match="41"):
        clean_html("x" * 41)
    with pytest.raises(HtmlRefused, match="3"):
        clean_html("<div><div><div><p>Một")


def test_a_page_of_ordinary_length_is_not_refused(library):
    word = html_module.escape("Nhân dân & du khách ").encode("ascii", "xmlcharrefreplace").decode()
    source = f"<p class=MsoNormal style='margin:0'><span lang=VI>{word * 8}<b>x</b></span></p>" * 400
    assert clean_html(source).count("<p>") == 400


WORDS = st.sampled_from(
    ["một", "hai", "ba", " ", "\u202e", "&", "&lt;", "&amp;lt;", "< ", ">", "\n", "&nbsp;", '"', "Đ"]
)
OPENING = st.sampled_from(
    [
        *("<p>", "<div>", "<h2>", "<ul>", "<ol>", "<li>", "<b>", "<em>", "<table>", "<td>", "<br>", "<hr>", "<img>"),
        *('<a href="https://suoingan.example">', "<a href=javascript:x>", '<span style="font-weight:700">', "<!-- -->"),
    ]
)
CLOSING = st.sampled_from(["</p>", "</div>", "</h2>", "</ul>", "</ol>", "</li>", "</b>", "</em>", "</a>", "</table>"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(WORDS, OPENING, CLOSING), max_size=40).map("".join))
def test_whatever_comes_is_harmless_kept_and_opens_again(source):
    cleaned = clean_html(source)
    assert_harmless(cleaned)
    assert_opens_again(cleaned)
    assert re.findall("một|hai|ba", visible(cleaned)) == re.findall("một|hai|ba", source)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>/!-=\"'& \tabpsvgcrit;#x1\0\ud800\u202e", max_size=60))
def test_whatever_signs_come_nothing_fails(source):
    cleaned = clean_html(source)
    assert_harmless(cleaned)
    assert_opens_again(cleaned)
