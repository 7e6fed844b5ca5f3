"""Speak the demo's radio programme, so that its words and its written transcript are the same.

``python speak_programme.py`` reads the transcript in ``content.json``, lets eSpeak NG say it in Vietnamese after a
plucked jingle of our own, and writes an MP3 of constant bit rate, in which a browser can seek. It needs the commands
``espeak-ng`` and ``ffmpeg``. Afterwards write the length that it prints into ``duration_seconds``.
"""

from __future__ import annotations

import array
import json
import shutil
import subprocess
import tempfile
import wave
from pathlib import Path

HERE = Path(__file__).parent
RATE = 22050  # what eSpeak NG delivers, samples per second
WORDS_PER_MINUTE = 142
JINGLE = ((294, 0.0), (392, 0.34), (440, 0.68), (587, 1.02), (440, 1.5), (392, 1.84))  # hertz, start in seconds
JINGLE_SECONDS = 3.6


def plucked_string(hertz: float, seconds: float) -> list[float]:
    """Return samples between -1 and 1 of a string that is plucked and fades (Karplus and Strong's method)."""
    length = round(RATE / hertz)
    string = [1 - abs(4 * i / length - 2) for i in range(length)]
    samples = []
    for i in range(round(seconds * RATE)):
        here, after = i % length, (i + 1) % length
        samples.append(string[here])
        string[here] = 0.4985 * (string[here] + string[after])
    return samples


def jingle() -> array.array[int]:
    """Return the jingle as 16-bit samples."""
    mixed = [0.0] * round(JINGLE_SECONDS * RATE)
    for hertz, start in JINGLE:
        first = round(start * RATE)
        for i, sample in enumerate(plucked_string(hertz, JINGLE_SECONDS - start)):
            mixed[first + i] += 0.12 * sample
    fade = RATE // 2
    for i in range(fade):
        mixed[-1 - i] *= i / fade
    return array.array("h", (round(32000 * max(-1.0, min(1.0, sample))) for sample in mixed))


def run(command: str, *arguments: str) -> None:
    """Run a command of this machine and stop with its message where it fails."""
    program = shutil.which(command)
    if program is None:
        raise SystemExit(f"{command} is not installed")
    # The words are this folder's own, and no shell reads them.
    subprocess.run([program, *arguments], check=True)  # noqa: S603


def spoken(text: str, folder: Path) -> array.array[int]:
    """Return the text, spoken in Vietnamese, as 16-bit samples."""
    said = folder / "said.wav"
    run("espeak-ng", "-v", "vi", "-s", str(WORDS_PER_MINUTE), "-p", "42", "-w", str(said), text)
    with wave.open(str(said), "rb") as source:
        return array.array("h", source.readframes(source.getnframes()))


def main() -> None:
    """Write the MP3 of every item that has a transcript."""
    content = json.loads((HERE / "content.json").read_text(encoding="utf-8"))
    pause = array.array("h", [0] * (RATE * 2 // 5))
    for item in content["items"]:
        if "audio" not in item:
            continue
        target = HERE / "media" / item["audio"]["file"]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            samples = jingle()
            for paragraph in item["audio"]["transcript"]:
                samples += spoken(paragraph, folder) + pause
            mixed = folder / "mixed.wav"
            with wave.open(str(mixed), "wb") as sink:
                sink.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
                sink.writeframes(samples.tobytes())
            sound = "highpass=f=90,lowpass=f=8000,volume=-1.5dB"
            run(
                "ffmpeg", "-v", "error", "-y", "-i", str(mixed), "-af", sound, "-ac", "1", "-ar", str(RATE),
                "-c:a", "libmp3lame", "-b:a", "48k", "-map_metadata", "-1", "-id3v2_version", "0", str(target),
            )  # fmt: skip
        print(f"{target.name}: {len(samples) / RATE:.1f} s")


if __name__ == "__main__":
    main()
