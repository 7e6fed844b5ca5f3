"""Draw the demo's five pictures: flat illustrations, made here so that nobody's rights or face are touched.

``python draw_pictures.py`` writes 1280 x 853 JPEG files into ``media/`` beside this file. It needs Pillow only and
draws the same pictures every time. All coordinates are picture pixels, or pixels of the figure that is being placed;
everything is drawn at three times that size and reduced at the end, which smooths the edges.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFilter

WIDTH, HEIGHT, OVERSAMPLING = 1280, 853, 3
MEDIA = Path(__file__).parent / "media"

Point = tuple[float, float]

INK = "#3b3242"
PAPER = "#fdf6e6"
WOOD, DARK_WOOD, PALE_WOOD = "#b97f4b", "#8f5d36", "#d8a970"
SKIN = ("#f2c49b", "#e8b48a", "#f6d0ab")
HAIR, GREY_HAIR = "#33292f", "#e9e6e1"
SPINES = ("#d95d4e", "#2f8f83", "#f0b44a", "#3f6c9e", "#e9855f", "#7a9e52", "#8a5a83", "#f3dfb5", "#4aa3b5", "#c2455c")
SHIRTS = ("#e2604f", "#f2b23e", "#3d8f86", "#4b7bb0", "#ef8f6a", "#84a94f")


def spread(index: int, low: float, high: float) -> float:
    """Return a number between low and high that looks random over successive indexes, the same on every run."""
    return low + (high - low) * (index * 0.6180339887 % 1)


def darker(colour: str, share: float = 0.9) -> str:
    """Return the colour with its brightness reduced to the given share."""
    return "#" + "".join(f"{round(part * share):02x}" for part in ImageColor.getrgb(colour)[:3])


def smooth(points: Sequence[Point], closed: bool, steps: int = 14) -> list[Point]:
    """Return a Catmull-Rom curve through the points."""
    count = len(points)
    if closed:
        around = [points[-1], *points, points[0], points[1]]
    else:
        around = [points[0], *points, points[-1]]
    curve = []
    for i in range(count if closed else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = around[i : i + 4]
        for step in range(steps):
            t = step / steps
            a, b, c, d = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            curve.append(((a * x0 + b * x1 + c * x2 + d * x3) / 2, (a * y0 + b * y1 + c * y2 + d * y3) / 2))
    return curve if closed else [*curve, points[-1]]


def arc(cx: float, cy: float, rx: float, ry: float, start: float = 0, end: float = 360) -> list[Point]:
    """Return points on an ellipse, angles in degrees, clockwise from the right."""
    steps = max(8, int(abs(end - start) / 5))
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in angles]


class Sheet:
    """A picture in the making, on which figures are placed, scaled, turned and mirrored."""

    def __init__(self, top: str, bottom: str) -> None:
        size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
        shade = Image.linear_gradient("L").resize(size)
        self.image = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), shade)
        self.draw = ImageDraw.Draw(self.image)
        self.matrix = (float(OVERSAMPLING), 0.0, 0.0, float(OVERSAMPLING), 0.0, 0.0)

    @contextmanager
    def placed(self, x: float, y: float, scale: float = 1, turn: float = 0, mirrored: bool = False) -> Iterator[None]:
        """Draw inside with (x, y) as origin, enlarged, turned clockwise by degrees, and mirrored left to right."""
        before = self.matrix
        a, b, c, d, e, f = before
        cos, sin = scale * math.cos(math.radians(turn)), scale * math.sin(math.radians(turn))
        flip = -1 if mirrored else 1
        self.matrix = (
            (a * cos + c * sin) * flip,
            (b * cos + d * sin) * flip,
            c * cos - a * sin,
            d * cos - b * sin,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        yield
        self.matrix = before

    def _mapped(self, points: Sequence[Point]) -> list[Point]:
        a, b, c, d, e, f = self.matrix
        return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self.draw.polygon(self._mapped(points), fill=colour)

    def blob(self, points: Sequence[Point], colour: str) -> None:
        self.polygon(smooth(points, closed=True), colour)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, colour: str) -> None:
        self.polygon(arc(cx, cy, rx, ry), colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str, radius: float = 0) -> None:
        if not radius:
            self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)
            return
        corners = [(right, bottom, 0), (left, bottom, 90), (left, top, 180), (right, top, 270)]
        outline: list[Point] = []
        for x, y, angle in corners:
            cx = x - radius if x == right else x + radius
            cy = y - radius if y == bottom else y + radius
            outline += arc(cx, cy, radius, radius, angle, angle + 90)
        self.polygon(outline, colour)

    def limb(self, points: Sequence[Point], width: float, colour: str) -> None:
        """Draw a smooth stroke with round ends: an arm, a branch, a wire."""
        a, b = self.matrix[:2]
        pixels = width * math.hypot(a, b)
        curve = self._mapped(smooth(points, closed=False))
        self.draw.line(curve, fill=colour, width=max(1, round(pixels)), joint="curve")
        for x, y in curve:
            self.draw.ellipse((x - pixels / 2, y - pixels / 2, x + pixels / 2, y + pixels / 2), fill=colour)

    def veil(self, points: Sequence[Point], colour: str, strength: float, blur: float = 0) -> None:
        """Lay a see-through shape over the picture; strength 0 to 1, blur in picture pixels."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon(self._mapped(points), fill=round(255 * strength))
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * OVERSAMPLING))
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), mask)

    def save(self, name: str) -> None:
        """Write the picture as a progressive JPEG without metadata."""
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(MEDIA / name, "JPEG", quality=76, optimize=True, progressive=True)


# --- books ---------------------------------------------------------------------------------------------------------


def row_of_books(sheet: Sheet, left: float, right: float, floor: float, height: float, seed: int = 0) -> None:
    """Stand books side by side on a shelf, with a gap and a leaning book now and then."""
    x, index = left, seed
    while x < right - 12:
        width = min(spread(index, 11, 24), right - x)
        tall = height * spread(index + 3, 0.68, 0.98)
        colour = SPINES[index * 7 % len(SPINES)]
        lean = 8 if index % 9 == 4 else 0
        x += tall * lean / 57
        with sheet.placed(x, floor, turn=-lean):
            sheet.box(0, -tall, width - 1.5, 0, colour, radius=1.5)
            if width > 13:
                band = PAPER if index % 2 else "#f7d98a"
                sheet.box(3, -tall * 0.82, width - 4.5, -tall * 0.74, band)
                sheet.box(3, -tall * 0.2, width - 4.5, -tall * 0.15, band)
        x += width + (16 if index % 11 == 7 else 0)
        index += 1


def stack_of_books(sheet: Sheet, x: float, floor: float, count: int, seed: int = 0) -> None:
    """Lay books on one another, backs towards the reader."""
    for i in range(count):
        wide, thick = spread(seed + i, 70, 96), spread(seed + i + 2, 13, 18)
        shift = spread(seed + i * 2, -8, 8)
        colour = SPINES[(seed + i * 3) % len(SPINES)]
        left, top = x + shift - wide / 2, floor - thick
        sheet.box(left, top, left + wide, floor, colour, radius=3)
        sheet.box(left + 10, top + 4, left + 16, floor - 4, PAPER)
        sheet.box(left + wide - 4, top + 3, left + wide, floor - 3, PAPER)
        floor = top


def open_book(sheet: Sheet, cover: str) -> None:
    """Draw a book held open by somebody who faces us: we see its cover. Origin at the middle of its lower edge."""
    for mirrored in (False, True):
        with sheet.placed(0, 0, mirrored=mirrored):
            sheet.polygon([(0, -38), (36, -48), (36, -10), (0, 0)], PAPER)
            sheet.polygon([(0, -35), (39, -45), (39, -6), (0, 4)], cover)
            sheet.polygon([(9, -29), (30, -34), (30, -29), (9, -24)], PAPER)
    sheet.box(-2, -36, 2, 4, INK)


def book_crate(sheet: Sheet, seed: int = 0) -> None:
    """Draw an open wooden crate full of books. Origin at the middle of its floor; 150 wide, about 120 high."""
    row_of_books(sheet, -66, 66, -18, 100, seed)
    sheet.box(-75, -66, 75, 0, WOOD, radius=4)
    for y in (-62, -40, -18):
        sheet.box(-75, y, 75, y + 14, PALE_WOOD, radius=3)
    for x in (-75, 63):
        sheet.box(x, -68, x + 12, 0, DARK_WOOD, radius=3)


# --- people --------------------------------------------------------------------------------------------------------


def head(
    sheet: Sheet, skin: str, hair: str = HAIR, cut: str = "short", look: float = 0, eyes: str = "down", smile: float = 7
) -> None:
    """Draw a head of radius 30 about the origin.

    ``cut`` is short, bob, plaits, bun, bald or hat; ``look`` moves the face sideways, -10 to 10; ``eyes`` are down or
    open; ``smile`` is half the width of the mouth.
    """
    if cut == "bob":
        sheet.blob([(-34, -8), (-26, -32), (0, -40), (26, -32), (34, -8), (36, 22), (0, 28), (-36, 22)], hair)
    if cut == "plaits":
        for side in (-1, 1):
            sheet.limb([(26 * side, 0), (38 * side, 18), (36 * side, 42)], 13, hair)
            sheet.ellipse(36 * side, 34, 8, 5, "#e2604f")
    if cut == "bun":
        sheet.ellipse(-look, -40, 15, 13, hair)
    if cut != "bob":
        for side in (-1, 1):
            sheet.ellipse(29 * side - look * 0.5, 4, 6, 8, skin)
    sheet.ellipse(0, 1, 30, 31, skin)
    if cut == "bald":
        sheet.blob([(-31, -6), (-26, 10), (-24, -12), (-14, -25), (-27, -20)], hair)
        sheet.blob([(31, -6), (26, 10), (24, -12), (14, -25), (27, -20)], hair)
    elif cut != "hat":
        fringe = [(27 + look * 0.3, -4), (18 + look, -13), (6 + look, -9), (-6 + look, -15), (-18 + look, -8), (-28, 0)]
        sheet.polygon(arc(0, -3, 32, 33, 180, 360) + smooth(fringe, closed=False), hair)
    for side in (-1, 1):
        x = 11 * side + look
        sheet.ellipse(18 * side + look * 0.5, 13, 6.5, 4.5, "#f0957c")
        if eyes == "down":
            sheet.limb(arc(x, 2, 5.5, 4.5, 20, 160), 2.6, INK)
        else:
            sheet.ellipse(x, 3, 3.1, 4.2, INK)
            sheet.ellipse(x + 1, 1.6, 1.1, 1.3, PAPER)
    sheet.limb(arc(look, 13, smile, smile * 0.75, 15, 165), 2.6, "#b4503f")


def crossed_legs(sheet: Sheet, trousers: str, skin: str) -> None:
    for side in (-1, 1):
        sheet.ellipse(20 * side, -4, 14, 8, skin)
    for side in (1, -1):
        sheet.limb(
            [(20 * side, -26), (56 * side, -14), (10 * side, -9)], 25, trousers if side < 0 else darker(trousers)
        )


def trunk(sheet: Sheet, shirt: str, skin: str) -> None:
    """Draw neck and trunk of somebody who sits on the ground."""
    sheet.box(-9, -100, 9, -76, skin, radius=6)
    sheet.blob(
        [(-12, -90), (12, -90), (29, -80), (34, -44), (32, -14), (-32, -14), (-34, -44), (-29, -80)], darker(shirt)
    )


def reading_child(
    sheet: Sheet, shirt: str, trousers: str, cover: str, skin: str = SKIN[0], cut: str = "short", look: float = 0
) -> None:
    """Draw a child that sits cross-legged and reads. Origin on the ground; 150 high."""
    sheet.veil(arc(0, 4, 78, 12), INK, 0.16)
    trunk(sheet, shirt, skin)
    crossed_legs(sheet, trousers, skin)
    for side in (-1, 1):
        sheet.limb([(27 * side, -74), (46 * side, -50), (38 * side, -36)], 19, shirt)
    with sheet.placed(0, -20):
        open_book(sheet, cover)
    for side in (-1, 1):
        sheet.ellipse(38 * side, -36, 9, 9, skin)
    with sheet.placed(0, -120, turn=look * 0.6):
        head(sheet, skin, cut=cut, look=look)


def listening_child(
    sheet: Sheet,
    shirt: str,
    trousers: str,
    skin: str = SKIN[0],
    cut: str = "short",
    look: float = 0,
    raising: bool = False,
) -> None:
    """Draw a child that sits and listens, ``raising`` a hand to answer. Origin on the ground; 150 high."""
    sheet.veil(arc(0, 4, 78, 12), INK, 0.16)
    trunk(sheet, shirt, skin)
    crossed_legs(sheet, trousers, skin)
    if raising:
        sheet.limb([(-27, -76), (-46, -104), (-42, -140)], 18, shirt)
        sheet.ellipse(-42, -148, 10, 11, skin)
    else:
        sheet.limb([(-27, -74), (-44, -48), (-22, -34)], 19, shirt)
        sheet.ellipse(-16, -32, 9, 9, skin)
    sheet.limb([(27, -74), (44, -48), (22, -34)], 19, shirt)
    sheet.ellipse(14, -32, 9, 9, skin)
    with sheet.placed(0, -120, turn=look * 0.7):
        head(sheet, skin, cut=cut, look=look, eyes="open", smile=9)


def palm_hat(sheet: Sheet) -> None:
    """Draw a conical palm-leaf hat over a head at the origin."""
    sheet.polygon([(-64, -6), (-5, -58), (0, -60), (5, -58), (64, -6), *arc(0, -6, 64, 12, 0, 180)], "#ecd596")
    sheet.polygon([*arc(0, -6, 64, 12, 0, 180), *arc(0, -8, 60, 7, 180, 0)], "#c9a860")
    for x in (-26, -9, 9, 26):
        sheet.limb([(x * 0.12, -54), (x * 1.4, -4)], 1.4, "#d9bd7c")


# --- landscape -----------------------------------------------------------------------------------------------------


def hills(sheet: Sheet, level: float, swing: float, colour: str, phase: float) -> None:
    top = [
        (x, level + swing * (math.sin(x / 170 + phase) + 0.5 * math.sin(x / 71 + phase * 2)))
        for x in range(-20, WIDTH + 40, 20)
    ]
    sheet.polygon([*top, (WIDTH + 20, HEIGHT), (-20, HEIGHT)], colour)


def sun(sheet: Sheet, x: float, y: float, radius: float, colour: str, glow: str) -> None:
    sheet.veil(arc(x, y, radius * 2.6, radius * 2.6), glow, 0.5, blur=radius * 0.9)
    sheet.ellipse(x, y, radius, radius, colour)


def cloud(sheet: Sheet, x: float, y: float, scale: float, colour: str, strength: float) -> None:
    with sheet.placed(x, y, scale):
        outline = [(-90, 12), (-74, -14), (-38, -20), (-14, -44), (26, -38), (46, -18), (82, -12), (92, 12), (0, 16)]
        sheet.veil(smooth(outline, closed=True), colour, strength)


def banana_plant(sheet: Sheet, shades: Sequence[str]) -> None:
    """Draw a banana plant. Origin at its foot; about 260 high."""
    sheet.limb([(0, 0), (4, -90), (0, -150)], 22, "#8fa65a")
    leaves = [(-78, 150, 1.0), (-42, 175, 1.1), (-12, 180, 1.1), (24, 180, 1.1), (58, 165, 1.0), (96, 130, 0.9)]
    for index, (turn, length, wide) in enumerate(leaves):
        with sheet.placed(0, -145, turn=turn):
            bend = 30 if turn > 0 else -30
            sheet.blob(
                [(0, 4), (-24 * wide, -length * 0.4), (bend * 0.5, -length), (26 * wide, -length * 0.45)],
                shades[index % len(shades)],
            )
            sheet.limb([(0, 0), (2, -length * 0.5), (bend * 0.45, -length * 0.93)], 3, "#cfe08f")


def bamboo(sheet: Sheet, x: float, floor: float, height: float, lean: float) -> None:
    sheet.limb([(x, floor), (x + lean * 0.3, floor - height * 0.5), (x + lean, floor - height)], 11, "#7fa04e")
    for i in range(1, 9):
        t = i / 9
        y = floor - height * t
        along = x + lean * (0.2 * t + 0.8 * t * t)
        sheet.limb([(along - 6, y), (along + 6, y)], 3, "#5f8040")
        if i > 4:
            for side in (-1, 1):
                for k in range(3):
                    with sheet.placed(along, y, 0.7 + 0.3 * t, turn=side * (70 + 22 * k)):
                        sheet.blob(
                            [(0, 0), (-6, -28), (0, -62), (6, -28)], ("#6f9a48", "#8db75b", "#5b8741")[(i + k) % 3]
                        )


def tuft(sheet: Sheet, x: float, floor: float, colour: str, scale: float = 1) -> None:
    with sheet.placed(x, floor, scale):
        for turn in (-38, -16, 6, 28, 46):
            with sheet.placed(0, 0, turn=turn):
                sheet.polygon([(-4, 0), (0, -34), (4, 0)], colour)


def flower(sheet: Sheet, x: float, y: float, colour: str) -> None:
    for turn in range(0, 360, 72):
        with sheet.placed(x, y, turn=turn):
            sheet.ellipse(0, -6, 4, 5.5, colour)
    sheet.ellipse(x, y, 3.4, 3.4, "#f7c948")


def crown(sheet: Sheet, puffs: Sequence[tuple[float, float, float]], shades: Sequence[str]) -> None:
    """Draw a tree's crown as puffs (x, y, radius), each in darker, middle and light leaves."""
    for layer, colour in enumerate(shades):
        for x, y, radius in puffs:
            size = radius * (1 - 0.2 * layer)
            sheet.ellipse(x - radius * 0.1 * layer, y - radius * 0.17 * layer, size, size * 0.9, colour)


def house_on_stilts(sheet: Sheet) -> None:
    """Draw a wooden house on stilts. Origin at the ground below its middle; 300 wide, 210 high."""
    for x in (-120, -60, 0, 60, 120):
        sheet.box(x - 5, -60, x + 5, 0, DARK_WOOD)
    sheet.box(-132, -126, 132, -58, PALE_WOOD)
    for x in range(-120, 130, 24):
        sheet.box(x, -126, x + 2, -58, "#c4935c")
    sheet.box(-20, -118, 20, -58, DARK_WOOD, radius=2)
    for x in (-92, 56):
        sheet.box(x, -112, x + 38, -80, "#6e4a30", radius=2)
    sheet.polygon([(-160, -116), (-96, -206), (96, -206), (160, -116)], "#a0694a")
    sheet.polygon([(-160, -116), (160, -116), (152, -128), (-152, -128)], "#855238")
    for i in range(1, 4):
        y = -206 + 22 * i
        sheet.limb([(-100 - 15 * i, y), (100 + 15 * i, y)], 2, "#8e5a40")
    for x in (-32, 26):
        sheet.box(x, -60, x + 6, 0, DARK_WOOD, radius=2)
    for i in range(4):
        sheet.box(-34, -48 + 13 * i, 34, -43 + 13 * i, DARK_WOOD, radius=2)


def birds(sheet: Sheet, places: Sequence[Point], colour: str) -> None:
    for x, y in places:
        sheet.limb([(x - 13, y - 5), (x - 6, y - 8), (x, y)], 2.6, colour)
        sheet.limb([(x + 13, y - 5), (x + 6, y - 8), (x, y)], 2.6, colour)


def mat(sheet: Sheet, corners: Sequence[Point], stripes: int) -> None:
    """Lay a striped sedge mat; corners clockwise from the far left."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    colours = ("#e9c46a", "#d9694f", "#f4e3b2", "#3d8f86")
    for i in range(stripes):
        t, u = i / stripes, (i + 1) / stripes
        sheet.polygon(
            [
                (ax + (bx - ax) * t, ay + (by - ay) * t),
                (ax + (bx - ax) * u, ay + (by - ay) * u),
                (dx + (cx - dx) * u, dy + (cy - dy) * u),
                (dx + (cx - dx) * t, dy + (cy - dy) * t),
            ],
            colours[i % 4] if i % 2 else colours[0] if i % 4 else colours[2],
        )


def seated_elder(
    sheet: Sheet, shirt: str, trousers: str, cut: str, look: float = 0, telling: bool = False, eyes: str = "open"
) -> None:
    """Draw an old person on a stool, glasses on; ``telling`` lifts a hand. Origin on the ground; 220 high."""
    skin = SKIN[1]
    sheet.veil(arc(0, 2, 84, 13), INK, 0.16)
    for x in (-44, 36):
        sheet.box(x, -60, x + 9, 0, DARK_WOOD, radius=3)
    sheet.box(-54, -68, 54, -54, WOOD, radius=5)
    for side in (-1, 1):
        sheet.ellipse(29 * side, -4, 19, 9, "#6d4a37")
        sheet.limb([(15 * side, -70), (29 * side, -58), (27 * side, -14)], 31, trousers)
    sheet.box(-10, -168, 10, -140, skin, radius=6)
    sheet.blob(
        [(-13, -158), (13, -158), (35, -146), (41, -100), (40, -62), (-40, -62), (-41, -100), (-35, -146)],
        darker(shirt),
    )
    sheet.limb([(0, -150), (0, -66)], 2.4, darker(shirt, 0.7))
    for y in (-136, -114, -92):
        sheet.ellipse(0, y, 3, 3, PAPER)
    sheet.limb([(-34, -140), (-54, -106), (-26, -84)], 21, shirt)
    sheet.ellipse(-20, -82, 10, 10, skin)
    if telling:
        sheet.limb([(34, -140), (62, -122), (80, -158)], 21, shirt)
        sheet.ellipse(84, -168, 11, 12, skin)
        for turn in (-24, 0, 24):
            with sheet.placed(85, -172, turn=turn):
                sheet.limb([(0, 0), (0, -14)], 5.5, skin)
    else:
        sheet.limb([(34, -140), (54, -106), (30, -84)], 21, shirt)
        sheet.ellipse(22, -82, 10, 10, skin)
    with sheet.placed(0, -190, turn=look * 0.6):
        head(sheet, skin, GREY_HAIR, cut, look, eyes, smile=9)
        for side in (-1, 1):
            sheet.limb(arc(11 * side + look, 3, 8.5, 8.5), 1.8, "#6b5a52")
        sheet.limb([(look - 3, 2), (look + 3, 2)], 1.8, "#6b5a52")
        if cut == "bald":
            sheet.blob(
                [(look - 12, 22), (look, 20), (look + 12, 22), (look + 7, 40), (look, 47), (look - 7, 40)], GREY_HAIR
            )


# --- the pictures --------------------------------------------------------------------------------------------------


def bookcase(sheet: Sheet, left: float, top: float, right: float, bottom: float, shelves: int, seed: int) -> None:
    sheet.veil(
        [(left + 14, top + 14), (right + 18, top + 14), (right + 18, bottom + 8), (left + 14, bottom + 8)], INK, 0.18, 6
    )
    sheet.box(left, top, right, bottom, DARK_WOOD, radius=6)
    sheet.box(left + 14, top + 14, right - 14, bottom - 14, "#6f4529")
    step = (bottom - top - 14) / shelves
    for i in range(shelves):
        board = top + step * (i + 1)
        row_of_books(sheet, left + 20, right - 20, board, step * 0.86, seed + 17 * i)
        sheet.box(left + 8, board, right - 8, board + 13, WOOD)


def reading_room() -> None:
    """Evening in a village reading room: bookcases, a lamp, a girl who reads to her grandmother."""
    sheet = Sheet("#f3d3a0", "#f7dfb3")
    sheet.box(0, 628, WIDTH, HEIGHT, "#c08a5a")
    for i, y in enumerate((668, 716, 774)):
        sheet.box(0, y, WIDTH, y + 3, "#ab7748")
        for x in range(-60 + 130 * (i % 2), WIDTH, 310):
            sheet.box(x, y, x + 3, y + 56, "#ab7748")
    sheet.box(0, 612, WIDTH, 632, "#9c6b41")
    # the window
    sheet.box(486, 132, 794, 432, DARK_WOOD, radius=8)
    sheet.box(502, 148, 778, 416, "#2c4a73")
    sheet.veil(arc(716, 212, 80, 80), "#f6e7b0", 0.25, 14)
    sheet.ellipse(716, 212, 32, 32, "#f8e9b8")
    for i in range(16):
        sheet.ellipse(spread(i, 512, 768), spread(i * 5 + 2, 160, 300), 1.9, 1.9, "#e9edd9")
    for points, colour in (
        ([(502, 360), (570, 322), (640, 352), (700, 318), (778, 350), (778, 416), (502, 416)], "#24506a"),
        ([(502, 392), (580, 366), (670, 392), (778, 372), (778, 416), (502, 416)], "#1f6159"),
    ):
        sheet.polygon(points, colour)
    sheet.box(634, 148, 646, 416, DARK_WOOD)
    sheet.box(502, 276, 778, 288, DARK_WOOD)
    for mirrored in (False, True):
        with sheet.placed(640, 0, mirrored=mirrored):
            curtain = [(-182, 124), (-100, 124), (-104, 220), (-142, 300), (-126, 436), (-182, 436)]
            sheet.polygon(smooth(curtain, closed=False), "#d9694f")
            sheet.limb([(-150, 128), (-152, 240), (-164, 300), (-158, 430)], 4, "#bd5340")
    sheet.box(446, 116, 834, 126, DARK_WOOD, radius=5)
    sheet.box(476, 428, 804, 444, WOOD, radius=4)
    # bookcases
    bookcase(sheet, 36, 96, 404, 640, 4, 3)
    bookcase(sheet, 876, 96, 1244, 640, 4, 60)
    stack_of_books(sheet, 150, 96, 3, 5)
    with sheet.placed(300, 96, 0.62):
        plant_pot(sheet)
    with sheet.placed(1010, 96, 0.62):
        plant_pot(sheet)
    stack_of_books(sheet, 1150, 96, 2, 9)
    # lamp
    sheet.limb([(640, -10), (640, 50)], 4, INK)
    sheet.polygon([(606, 50), (674, 50), (716, 104), (564, 104)], "#2f8f83")
    sheet.ellipse(640, 104, 76, 9, "#fff0bd")
    sheet.veil(arc(640, 108, 190, 120, 0, 180), "#fff2c4", 0.45, 30)
    # people on the rug
    sheet.ellipse(640, 752, 560, 84, "#2f7f78")
    sheet.ellipse(640, 750, 530, 74, "#f0d9a0")
    sheet.ellipse(640, 750, 500, 66, "#3d9188")
    sheet.veil(arc(640, 745, 430, 54), "#fff2c4", 0.3, 24)
    with sheet.placed(590, 752, 1.42):
        seated_elder(sheet, "#8a5a83", "#4b3f4f", "bun", look=7, eyes="down")
    with sheet.placed(768, 782, 1.36):
        reading_child(sheet, SHIRTS[1], "#3f6c9e", "#c2455c", SKIN[2], "plaits", look=-5)
    with sheet.placed(330, 790, 1.36):
        reading_child(sheet, SHIRTS[3], "#5c4a63", "#f0b44a", SKIN[0], "short", look=3)
    with sheet.placed(1010, 778, 1.3):
        reading_child(sheet, SHIRTS[0], "#5d6b3a", "#3f6c9e", SKIN[1], "bob", look=-3)
    stack_of_books(sheet, 478, 826, 3, 2)
    stack_of_books(sheet, 900, 826, 2, 12)
    sheet.save("phong-doc-thon.jpg")


def plant_pot(sheet: Sheet) -> None:
    """Draw a potted plant. Origin below the pot; about 110 high."""
    for turn, length in ((-62, 62), (-34, 78), (-8, 88), (18, 84), (44, 74), (66, 58)):
        with sheet.placed(0, -44, turn=turn):
            sheet.blob(
                [(0, 0), (-12, -length * 0.5), (0, -length), (12, -length * 0.5)], "#4f8f4f" if turn % 4 else "#6aa85b"
            )
    sheet.polygon([(-34, -54), (34, -54), (25, 0), (-25, 0)], "#d9825a")
    sheet.box(-38, -60, 38, -46, "#c56d48", radius=4)


def under_the_tree() -> None:
    """Children read on a mat under an old tree, beside the open crate of books."""
    sheet = Sheet("#8fd0df", "#eaf4d8")
    cloud(sheet, 220, 120, 1.3, "#ffffff", 0.85)
    cloud(sheet, 1130, 190, 0.9, "#ffffff", 0.8)
    birds(sheet, [(150, 230), (196, 206), (240, 236)], "#4f7f8a")
    hills(sheet, 400, 36, "#a9d3ae", 0.4)
    hills(sheet, 450, 30, "#8cc191", 2.1)
    with sheet.placed(196, 560, 0.92):
        house_on_stilts(sheet)
    with sheet.placed(390, 560, 0.78):
        banana_plant(sheet, ("#6fa64f", "#89bb5c", "#5b9147"))
    hills(sheet, 556, 10, "#9ccb6b", 1.3)
    hills(sheet, 640, 12, "#86ba57", 3.0)
    # the tree
    sheet.veil(arc(800, 690, 400, 60), "#3f6b35", 0.35, 8)
    sheet.blob(
        [
            (742, 240),
            (756, 430),
            (744, 560),
            (690, 654),
            (730, 646),
            (770, 664),
            (810, 646),
            (850, 666),
            (930, 652),
            (868, 570),
            (856, 430),
            (872, 240),
        ],
        "#8a6045",
    )
    sheet.limb([(770, 400), (690, 320), (600, 270)], 40, "#8a6045")
    sheet.limb([(840, 390), (930, 310), (1040, 280)], 40, "#8a6045")
    sheet.limb([(778, 350), (772, 480), (750, 590)], 7, "#75503a")
    sheet.limb([(836, 380), (832, 500), (852, 600)], 7, "#75503a")
    puffs = [
        (520, 260, 110),
        (640, 170, 140),
        (800, 110, 160),
        (960, 160, 140),
        (1090, 250, 115),
        (720, 280, 110),
        (890, 280, 110),
        (1010, 310, 80),
        (600, 310, 80),
    ]
    crown(sheet, puffs, ("#4f8a48", "#5f9c50", "#70ab58"))
    for i in range(120):
        x, y, radius = puffs[i % len(puffs)]
        with sheet.placed(
            x + spread(i * 2, -0.7, 0.7) * radius, y + spread(i * 5 + 1, -0.6, 0.6) * radius, turn=i * 47
        ):
            sheet.blob([(0, 10), (-5, 0), (0, -10), (5, 0)], ("#8fc46a", "#558f49", "#9ccb74")[i % 3])
    # mat, children, books
    for i in range(14):
        flower(sheet, spread(i, 20, 420), spread(i * 4 + 1, 640, 836), ("#ffffff", "#f6a5b6", "#f7e08a")[i % 3])
    mat(sheet, [(500, 700), (1120, 700), (1210, 812), (410, 812)], 22)
    for x, y, shirt, trousers, cover, skin, cut, look in (
        (560, 752, SHIRTS[0], "#4b5f86", "#3d8f86", SKIN[0], "short", 4),
        (720, 738, SHIRTS[1], "#7d4f68", "#c2455c", SKIN[2], "bob", -4),
        (886, 744, SHIRTS[3], "#6a5844", "#f0b44a", SKIN[1], "short", 5),
        (1060, 760, SHIRTS[4], "#3f7a72", "#8a5a83", SKIN[0], "plaits", -5),
    ):
        with sheet.placed(x, y, 1.22):
            reading_child(sheet, shirt, trousers, cover, skin, cut, look)
    with sheet.placed(284, 766, 1.3):
        sheet.veil(arc(6, 2, 94, 12), "#35592c", 0.35, 3)
        book_crate(sheet, 21)
    stack_of_books(sheet, 812, 800, 2, 4)
    for x, y in ((60, 800), (150, 740), (1240, 720), (440, 836), (700, 842), (980, 846), (1180, 838)):
        tuft(sheet, x, y, "#5f9a43")
    sheet.save("doc-sach-duoi-tan-cay.jpg")


def bicycle(sheet: Sheet) -> None:
    """Draw a bicycle with a crate of books behind the saddle. Origin below its middle, on the ground."""
    row_of_books(sheet, -178, -66, -150, 62, 34)
    for x in (-98, 104):
        sheet.limb(arc(x, -62, 59, 59), 7, INK)
        sheet.limb(arc(x, -62, 54, 54), 3, "#e8e2d2")
        for angle in range(0, 180, 30):
            rim = arc(x, -62, 53, 53, angle, angle + 180)
            sheet.limb([rim[0], rim[-1]], 1.6, "#7d847e")
        sheet.ellipse(x, -62, 7, 7, INK)
    frame = "#2f7f8f"
    for points in (
        [(-98, -62), (2, -60)],
        [(-98, -62), (-36, -140)],
        [(2, -60), (-40, -158)],
        [(2, -60), (78, -148)],
        [(-36, -140), (76, -156)],
        [(104, -62), (72, -178)],
    ):
        sheet.limb(points, 8, frame)
    sheet.limb([(72, -178), (60, -194), (46, -190)], 7, INK)
    sheet.limb([(-62, -164), (-22, -162)], 13, INK)
    sheet.ellipse(2, -60, 14, 14, INK)
    sheet.limb([(-160, -128), (-44, -128)], 6, INK)
    sheet.limb([(-98, -62), (-142, -126)], 5, INK)
    sheet.box(-186, -186, -62, -132, WOOD, radius=4)
    for y in (-184, -158):
        sheet.box(-186, y, -62, y + 19, PALE_WOOD, radius=3)
    sheet.limb([(-150, -208), (-152, -160), (-150, -132)], 4, "#d95d4e")
    sheet.limb([(-96, -208), (-94, -160), (-96, -132)], 4, "#d95d4e")


def cyclist(sheet: Sheet) -> None:
    """Draw a man who rides the bicycle to the right."""
    shirt, trousers, skin = "#f2b23e", "#4b5f86", SKIN[1]
    sheet.limb([(-40, -172), (30, -150), (14, -86)], 27, "#3d4f73")
    sheet.limb([(6, -84), (26, -82)], 14, "#6d4a37")
    bicycle(sheet)
    sheet.limb([(-40, -172), (24, -136), (-2, -46)], 29, trousers)
    sheet.limb([(-8, -38), (18, -36)], 15, "#6d4a37")
    sheet.blob([(-58, -166), (-50, -212), (-22, -258), (8, -268), (22, -246), (4, -206), (-16, -164)], shirt)
    sheet.limb([(-2, -262), (8, -284)], 18, skin)
    with sheet.placed(14, -302, 0.98, turn=4):
        head(sheet, skin, cut="hat", look=11, eyes="open", smile=9)
        sheet.polygon([*arc(0, -2, 31, 33, 172, 300), (-8, -12), (-16, -2), (-22, 10)], HAIR)
        sheet.ellipse(-20, 5, 6, 8, skin)
        with sheet.placed(0, -10):
            palm_hat(sheet)
    sheet.limb([(-6, -246), (22, -204), (52, -194)], 21, shirt)
    sheet.ellipse(54, -192, 10, 10, skin)


def over_the_bridge() -> None:
    """Early morning: the book bicycle crosses a stream on a bamboo bridge."""
    sheet = Sheet("#f9cfa0", "#fdf0d0")
    sun(sheet, 980, 210, 62, "#fff3c9", "#ffe3a0")
    cloud(sheet, 260, 130, 1.2, "#fff8ea", 0.8)
    cloud(sheet, 640, 84, 0.8, "#fff8ea", 0.7)
    birds(sheet, [(760, 160), (806, 138), (700, 196)], "#a2765c")
    hills(sheet, 330, 44, "#c9cfb0", 0.9)
    sheet.veil([(0, 330), (WIDTH, 330), (WIDTH, 420), (0, 420)], "#fff6e0", 0.55, 26)
    hills(sheet, 420, 40, "#a0c2a0", 2.4)
    sheet.veil([(0, 440), (WIDTH, 440), (WIDTH, 500), (0, 500)], "#fff6e0", 0.45, 24)
    hills(sheet, 500, 26, "#7fb183", 4.2)
    with sheet.placed(170, 540, 0.62):
        house_on_stilts(sheet)
    with sheet.placed(300, 548, 0.6):
        banana_plant(sheet, ("#6fa64f", "#89bb5c", "#5b9147"))
    hills(sheet, 548, 8, "#93c06a", 5.0)
    # the stream
    sheet.polygon(
        smooth([(590, 552), (560, 600), (440, 680), (330, 770), (240, 880)], False)
        + smooth([(1120, 880), (1010, 770), (880, 680), (740, 600), (690, 552)], False),
        "#7fc4cc",
    )
    for i in range(18):
        x, y = spread(i, 440, 900), spread(i * 5 + 3, 710, 846)
        sheet.limb([(x - 34, y), (x, y - 5), (x + 34, y)], 3.4, "#c5e8e6" if i % 2 else "#a5dadb")
    for x, y, size in ((470, 800, 40), (520, 822, 26), (850, 796, 36), (800, 826, 22), (660, 834, 18)):
        sheet.ellipse(x, y, size, size * 0.5, "#9aa79c")
        sheet.ellipse(x - size * 0.12, y - size * 0.12, size * 0.8, size * 0.34, "#b7c1b2")
    # the bridge
    for x in range(60, 1260, 150):
        sheet.limb([(x - 30, 800), (x + 22, 660)], 11, "#a98a4c")
        sheet.limb([(x + 30, 800), (x - 22, 660)], 11, "#c2a25c")
        sheet.limb([(x, 660), (x, 470)], 9, "#b3934f")
    sheet.limb([(-20, 500), (WIDTH + 20, 500)], 8, "#b3934f")
    with sheet.placed(600, 648, 1.36):
        cyclist(sheet)
    for i, y in enumerate((650, 664, 678)):
        sheet.limb([(-20, y), (WIDTH + 20, y)], 16, ("#e0c274", "#cda95a", "#b8934a")[i])
    for x in range(-8, WIDTH, 64):
        sheet.limb([(x, 643), (x, 684)], 3, "#97773a")
    # banks in front
    sheet.blob([(-80, 720), (120, 716), (250, 770), (300, 900), (-80, 900)], "#6fa552")
    sheet.blob([(1360, 716), (1180, 712), (1060, 770), (1010, 900), (1360, 900)], "#6fa552")
    for x, height, lean in ((1240, 560, -70), (1270, 640, -40), (1205, 430, -100), (1290, 700, 30)):
        bamboo(sheet, x, 880, height, lean)
    for x, y in ((40, 770), (130, 800), (220, 850), (1090, 842), (1160, 800), (60, 846)):
        tuft(sheet, x, y, "#4f8a3f", 1.2)
    for i in range(10):
        flower(sheet, spread(i, 16, 230), spread(i * 3 + 1, 760, 846), ("#ffffff", "#f6a5b6", "#f7e08a")[i % 3])
    sheet.save("xe-dap-cho-sach-qua-cau.jpg")


def story_time() -> None:
    """An old teacher tells the story of a rabbit; the children guess what comes next."""
    sheet = Sheet("#bfe3e0", "#f4f0cf")
    hills(sheet, 360, 30, "#b3d9b8", 3.6)
    hills(sheet, 420, 26, "#96c79b", 0.7)
    # the house front
    sheet.box(0, 150, 470, 640, PALE_WOOD)
    for x in range(0, 480, 42):
        sheet.box(x, 150, x + 3, 640, "#c4935c")
    sheet.box(60, 250, 240, 640, DARK_WOOD, radius=4)
    sheet.box(74, 264, 226, 640, "#5d3d2a")
    sheet.box(310, 280, 420, 420, DARK_WOOD, radius=4)
    sheet.box(322, 292, 408, 408, "#5d3d2a")
    for x in (340, 360, 380):
        sheet.box(x, 292, x + 8, 408, WOOD)
    sheet.polygon([(-20, 30), (440, 30), (560, 214), (-20, 214)], "#b98c52")
    for i in range(5):
        y = 62 + 32 * i
        sheet.limb([(-20, y), (460 + 20 * i, y)], 3, "#a37743")
    for x in range(-10, 560, 22):
        sheet.polygon([(x, 206), (x + 24, 206), (x + 12, 236)], "#a37743")
    sheet.box(452, 214, 476, 650, DARK_WOOD, radius=4)
    with sheet.placed(1176, 600, 1.25):
        banana_plant(sheet, ("#6fa64f", "#89bb5c", "#5b9147"))
    with sheet.placed(1040, 590, 0.8):
        banana_plant(sheet, ("#7fb35a", "#98c46a", "#679c4c"))
    sheet.box(0, 612, WIDTH, HEIGHT, "#dcb883")
    hills(sheet, 606, 4, "#dcb883", 0)
    sheet.veil(arc(640, 760, 600, 80), "#c79d66", 0.5, 10)
    # the story in the air
    for x, y, size in ((436, 372, 9), (470, 344, 14), (516, 314, 20)):
        sheet.ellipse(x, y, size, size, PAPER)
    for x, y, size in (
        (640, 240, 78),
        (700, 160, 86),
        (800, 128, 92),
        (900, 150, 92),
        (980, 232, 86),
        (720, 262, 80),
        (820, 270, 84),
        (910, 262, 82),
    ):
        sheet.ellipse(x, y, size, size * 0.92, PAPER)
    sheet.ellipse(930, 164, 34, 34, "#f7d98a")
    sheet.ellipse(808, 296, 190, 22, "#a9cf8a")
    with sheet.placed(800, 292, 1.3):
        rabbit(sheet)
    for x in (660, 700, 890, 934):
        tuft(sheet, x, 296, "#7fb35a", 0.7)
    # teacher and children
    with sheet.placed(318, 740, 1.7):
        sheet.limb([(-88, -4), (-80, -120), (-74, -140), (-60, -138)], 7, DARK_WOOD)
        seated_elder(sheet, "#9b7a5c", "#5a4a42", "bald", look=8, telling=True)
        with sheet.placed(-14, -74, turn=-6):
            sheet.box(-26, -8, 30, 6, "#3f6c9e", radius=2)
            sheet.box(-22, -11, 28, -6, PAPER)
    mat(sheet, [(560, 706), (1190, 706), (1260, 826), (500, 826)], 22)
    for x, y, shirt, trousers, skin, cut, raising in (
        (650, 738, SHIRTS[5], "#5a4a63", SKIN[2], "plaits", False),
        (826, 730, SHIRTS[3], "#6a5844", SKIN[0], "short", True),
        (1000, 738, SHIRTS[0], "#3f7a72", SKIN[1], "bob", False),
        (738, 804, SHIRTS[1], "#4b5f86", SKIN[1], "short", False),
        (930, 812, SHIRTS[2], "#7d4f68", SKIN[0], "bob", False),
        (1120, 796, SHIRTS[4], "#4a5f52", SKIN[2], "short", True),
    ):
        with sheet.placed(x, y, 1.2):
            listening_child(sheet, shirt, trousers, skin, cut, look=-9, raising=raising)
    sheet.save("thay-giao-ke-chuyen.jpg")


def rabbit(sheet: Sheet) -> None:
    """Draw a sitting rabbit that looks to the right. Origin on the ground; 110 high."""
    white, pink = "#ffffff", "#f4b7b0"
    for turn in (-14, 8):
        with sheet.placed(22, -70, turn=turn):
            sheet.blob([(0, 6), (-10, -18), (0, -50), (10, -18)], "#d9d2cc")
            sheet.blob([(0, 0), (-5, -18), (0, -40), (5, -18)], pink)
    sheet.blob([(-44, -4), (-46, -36), (-18, -56), (16, -46), (28, -20), (24, 0)], "#d9d2cc")
    sheet.ellipse(-48, -16, 11, 11, white)
    sheet.ellipse(24, -58, 25, 22, "#e6e0da")
    sheet.ellipse(33, -62, 3.2, 4.2, INK)
    sheet.ellipse(47, -54, 4, 3, pink)
    sheet.ellipse(30, -48, 6, 4, pink)
    sheet.ellipse(16, -2, 16, 7, "#e6e0da")


def loudspeaker(sheet: Sheet) -> None:
    """Draw a horn loudspeaker that points to the right. Origin at its bracket."""
    sheet.box(-52, -20, -8, 20, "#7c8791", radius=8)
    sheet.polygon([(-12, -14), (64, -54), (64, 54), (-12, 14)], "#c3ccd0")
    sheet.polygon([(-12, 2), (64, 10), (64, 54), (-12, 14)], "#a6b1b7")
    sheet.ellipse(64, 0, 17, 56, "#e6ebea")
    sheet.ellipse(66, 0, 12, 46, "#77828b")
    sheet.ellipse(62, 0, 6, 20, "#c3ccd0")


def evening_broadcast() -> None:
    """Late afternoon: the village loudspeaker speaks, a girl listens on the stone bench with borrowed books."""
    sheet = Sheet("#f2976b", "#fde3a7")
    sun(sheet, 860, 400, 74, "#fff0bf", "#ffd88a")
    for x, y, scale in ((230, 110, 1.3), (700, 150, 1.0), (1120, 100, 1.2)):
        cloud(sheet, x, y, scale, "#fdd3b0", 0.75)
    birds(sheet, [(640, 250), (690, 226), (742, 252), (590, 280)], "#9c5a4b")
    hills(sheet, 440, 44, "#c98b80", 1.1)
    hills(sheet, 500, 34, "#a3796f", 3.3)
    for i, colour in enumerate(("#a8a25c", "#b9b267", "#97984f", "#abab5b", "#878f49")):
        hills(sheet, 552 + 22 * i, 9, colour, 2.0 + 0.22 * i)
    with sheet.placed(1050, 640, 0.95):
        house_on_stilts(sheet)
    with sheet.placed(1216, 650, 0.85):
        banana_plant(sheet, ("#6f8f45", "#86a551", "#5c7d3e"))
    hills(sheet, 654, 6, "#7f9a4c", 5.2)
    sheet.polygon(
        smooth([(-20, 720), (400, 700), (860, 726), (1300, 700)], False) + [(1300, 870), (-20, 870)], "#d3a76c"
    )
    # pole and loudspeakers
    sheet.veil(arc(300, 770, 80, 10), "#6d4a2c", 0.4, 4)
    sheet.box(290, 70, 310, 772, "#8c8f8d", radius=4)
    sheet.box(290, 70, 297, 772, "#a7aaa6", radius=3)
    sheet.limb([(-20, 150), (140, 176), (300, 120)], 3, "#5a4a4a")
    sheet.limb([(300, 120), (420, 150), (800, 130), (1300, 60)], 3, "#5a4a4a")
    sheet.box(238, 186, 362, 198, "#6f7472", radius=4)
    with sheet.placed(366, 176, 1.15, turn=6):
        loudspeaker(sheet)
    with sheet.placed(234, 186, 1.0, turn=-6, mirrored=True):
        loudspeaker(sheet)
    for radius in (64, 104, 144):
        sheet.limb(arc(430, 184, radius, radius, -34, 46), 7, "#fff1cf")
    for radius in (56, 92):
        sheet.limb(arc(172, 192, radius, radius, 140, 216), 6, "#fff1cf")
    # bench, books, listener, dog
    sheet.veil(arc(640, 800, 270, 14), "#6d4a2c", 0.35, 5)
    for x in (440, 790):
        sheet.box(x, 706, x + 46, 800, "#98968f", radius=5)
    sheet.box(400, 676, 880, 712, "#bdbab0", radius=8)
    sheet.box(400, 676, 880, 688, "#d3d0c6", radius=6)
    stack_of_books(sheet, 482, 676, 5, 6)
    with sheet.placed(670, 690, 1.4):
        listener(sheet)
    with sheet.placed(960, 806, 1.15):
        dog(sheet)
    for x, y in ((40, 740), (120, 730), (1220, 736), (1130, 724), (360, 780), (60, 846), (1240, 846)):
        tuft(sheet, x, y, "#6b8a41")
    sheet.save("loa-truyen-thanh-dau-thon.jpg")


def listener(sheet: Sheet) -> None:
    """Draw a girl who sits on a bench, a book on her knees, and listens. Origin at the seat."""
    shirt, trousers, skin = "#3d8f86", "#7d4f68", SKIN[2]
    for side in (-1, 1):
        sheet.ellipse(21 * side, 72, 15, 8, "#c2455c")
        sheet.limb([(15 * side, -6), (22 * side, 8), (20 * side, 60)], 25, trousers)
    trunk(sheet, shirt, skin)
    with sheet.placed(0, 2):
        open_book(sheet, "#f0b44a")
    for side in (-1, 1):
        sheet.limb([(27 * side, -74), (46 * side, -44), (36 * side, -16)], 19, shirt)
        sheet.ellipse(36 * side, -14, 9, 9, skin)
    with sheet.placed(0, -120, turn=-8):
        head(sheet, skin, cut="bob", look=-8, eyes="open", smile=9)


def dog(sheet: Sheet) -> None:
    """Draw a dog asleep. Origin on the ground below its middle; 150 wide."""
    fur, dark = "#e6b877", "#b9824a"
    sheet.limb([(66, -22), (96, -18), (98, -42)], 12, dark)
    sheet.blob([(-58, 0), (-50, -40), (0, -54), (56, -44), (76, -10), (60, 0)], fur)
    sheet.ellipse(-50, -24, 34, 27, fur)
    sheet.ellipse(-74, -14, 18, 12, "#f3dfb5")
    sheet.ellipse(-88, -18, 5, 4, INK)
    sheet.blob([(-46, -48), (-30, -52), (-22, -20), (-34, -12)], dark)
    sheet.limb([(-68, -28), (-62, -25), (-56, -28)], 3, INK)
    sheet.limb([(-70, -2), (-30, -2)], 12, "#f3dfb5")


def main() -> None:
    """Draw all pictures."""
    MEDIA.mkdir(exist_ok=True)
    for picture in (reading_room, over_the_bridge, under_the_tree, story_time, evening_broadcast):
        picture()


if __name__ == "__main__":
    main()
