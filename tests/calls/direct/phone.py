"""Debian's Chromium as an officer's phone: a fake camera, a tone for a microphone, everything else real.

Playwright runs in a thread with a loop of its own: the greenlets of its blocking interface make Python 3.11's parser
fail ("AST constructor recursion depth mismatch") in whatever test comes next.
"""

from __future__ import annotations

import asyncio
import math
import threading
import time
import wave
from array import array
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import BrowserContext, Page, async_playwright

CHROMIUM = "/usr/bin/chromium"
OFFICERS_TONE = 1000.0  # hertz
SYLLABLES = 3  # a second
PATIENCE = 40.0  # seconds; a busy machine is slow, and a browser on it slower
E_ = TypeVar("E_")
RECORD = """
(() => { const Real = RTCPeerConnection; window.peers = [];
window.RTCPeerConnection = class extends Real { constructor(...a) { super(...a); window.peers.push(this); } }; })();
"""


def tone(clip: Path, hertz: float = OFFICERS_TONE) -> Path:
    """A second of an officer's tone, swelling as speech does: a steady one is taken for noise and suppressed."""
    with wave.open(str(clip), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48_000)
        step = 2 * math.pi * hertz / 48_000
        swell = 2 * math.pi * SYLLABLES / 48_000
        samples = (int(9000 * math.sin(i * step) * (1 - math.cos(i * swell))) for i in range(48_000))
        out.writeframes(array("h", samples).tobytes())
    return clip


class Browsing:
    """One browser, and the thread it is driven from."""

    def __init__(self, folder: Path, officer: Path | None = None) -> None:
        """Start it; its microphone hears the 48 kHz WAV `officer` again and again, or a tone."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="browser")
        self._thread.start()
        clip = officer or tone(folder / "officer.wav")
        self._playwright = self.do(async_playwright().start())
        self._browser = self.do(
            self._playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=[
                    "--no-sandbox",
                    "--use-fake-device-for-media-stream",
                    "--use-fake-ui-for-media-stream",
                    f"--use-file-for-fake-audio-capture={clip}",
                    "--autoplay-policy=no-user-gesture-required",
                    "--allow-loopback-in-peer-connection",
                    "--disable-gpu",
                ],
            )
        )

    def do(self, work: Coroutine[Any, Any, E_]) -> E_:
        """The result of `work`."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def context(self, language: str, **options: Any) -> BrowserContext:  # noqa: ANN401 - playwright's options
        """A phone's storage."""
        return self.do(
            self._browser.new_context(
                ignore_https_errors=True,
                viewport={"width": 390, "height": 844},
                device_scale_factor=2,
                locale=language,
                has_touch=True,
                **options,
            )
        )

    def close(self) -> None:
        """End browser and thread."""
        self.do(self._browser.close())
        self.do(self._playwright.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


class Phone:
    """One phone: its own storage, one page."""

    def __init__(self, browser: Browsing, *, language: str = "en") -> None:
        self.browser = browser
        self.context = browser.context(language)
        self.said: list[str] = []
        self.page = self.opened()

    def opened(self) -> Page:
        """A new page of this phone."""
        return self.browser.do(self._opened())

    async def _opened(self) -> Page:
        page = await self.context.new_page()
        await page.add_init_script(RECORD)
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        return page

    def close(self) -> None:
        """Throw it away."""
        self.browser.do(self.context.close())

    def go(self, url: str) -> None:
        """Open a link."""
        self.browser.do(self.page.goto(url))

    def reload(self) -> None:
        """Load the page anew."""
        self.browser.do(self.page.reload())

    def picture(self, file: Path) -> None:
        """What the officer sees, as a file."""
        self.browser.do(self.page.screenshot(path=file))

    def evaluate(self, script: str, *given: object) -> Any:  # noqa: ANN401 - whatever the page gives
        """The value of some JavaScript in the page."""
        return self.browser.do(self.page.evaluate(script, *given))

    def enrol(self, url: str) -> None:
        """Open the link and be reachable."""
        self.go(url)
        self.press("begin")
        self.until(self.there, what="connected")

    def there(self) -> bool:
        """Whether the page says that it is connected."""
        return bool(self.evaluate("document.body.classList.contains('there')"))

    def press(self, name: str) -> None:
        """Touch a button."""
        self.tap(f"#{name}")

    def tap(self, selector: str) -> None:
        """Touch what a CSS selector finds."""
        self.browser.do(self.page.click(selector, timeout=20_000))

    def text(self, name: str) -> str:
        """The words of an element."""
        return str(self.evaluate("id => document.getElementById(id).textContent", name))

    def shows(self, name: str) -> bool:
        """Whether an element is to be seen."""
        return bool(self.evaluate("id => !!document.getElementById(id).getClientRects().length", name))

    def until(self, reached: Callable[[], object], within: float = PATIENCE, what: str = "") -> float:
        """Poll (the page's policy forbids what playwright's own waiting needs); the seconds it took."""
        began = time.monotonic()
        while not reached():
            assert time.monotonic() - began < within, (what, self.said[-5:])
            time.sleep(0.02)
        return time.monotonic() - began

    def frames(self) -> int:
        """Pictures of the wall shown so far."""
        return int(self.evaluate("document.getElementById('far').getVideoPlaybackQuality().totalVideoFrames"))

    def colour(self) -> list[int]:
        """The wall's picture as the officer sees it, at its right middle: red, green, blue."""
        return self.colour_at(620 / 640, 0.5)

    def colour_at(self, across: float, down: float) -> list[int]:
        """What is seen there, 0..1 of the picture: red, green, blue; black where there is no picture."""
        return list(
            self.evaluate(
                """([across, down]) => {
                const far = document.getElementById('far'), c = document.createElement('canvas');
                c.width = far.videoWidth; c.height = far.videoHeight; if (!c.width) return [0, 0, 0];
                const d = c.getContext('2d'); d.drawImage(far, 0, 0);
                return [...d.getImageData(across * c.width, down * c.height, 1, 1).data].slice(0, 3); }""",
                [across, down],
            )
        )

    def listen(self, hertz: float | None = None, element: str = "far") -> dict[str, float]:
        """How loud that tone of the wall is, or the strongest one, over half a second."""
        return dict(
            self.evaluate(
                """async ([hertz, element]) => { const stream = document.getElementById(element)?.srcObject;
                if (!stream?.getAudioTracks().length)
                    return {hertz: 0, decibel: -200}; const c = new AudioContext({sampleRate: 48000});
                const a = c.createAnalyser(); a.fftSize = 16384; a.smoothingTimeConstant = 0;
                c.createMediaStreamSource(stream).connect(a);
                await new Promise(r => setTimeout(r, 500));
                const f = new Float32Array(a.frequencyBinCount); a.getFloatFrequencyData(f); await c.close();
                let best = 3; for (let i = 3; i < f.length; i++) if (f[i] > f[best]) best = i;
                if (hertz) best = Math.round(hertz * 16384 / 48000);
                return {hertz: best * 48000 / 16384, decibel: f[best]}; }""",
                [hertz, element],
            )
        )

    def peer(self, what: str) -> Any:  # noqa: ANN401 - whatever the page gives
        """Something of the newest peer connection, as JavaScript of `peer`."""
        return self.evaluate(f"() => {{ const peer = window.peers.at(-1); return {what}; }}")
