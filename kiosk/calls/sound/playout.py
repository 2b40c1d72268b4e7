"""Packets in the order the network gives them -> sound, 10 ms at a time. Ends where a frame is read.

The same buffer stands wherever sound passes from one clock to another. What is late or lost shows as a gap in the time
stamps when its turn comes, not before; a gap is filled with a mirrored, fading piece of what stands beside it, so that
every sample that did arrive is heard as it was sent. All times are counted in samples read: nothing here asks a clock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from kiosk.calls.sound.frame import FRAME, RATE, SILENCE, Frame, Pcm
from kiosk.calls.sound.gaps import EDGE, Gaps, Marks, Samples

MS = RATE // 1000  # samples
START = 0.050  # seconds the first packet waits: two packets of 20 ms and a frame
LEAST = 0.040  # seconds of delay kept on a perfect line, counted from the packet that travelled fastest
MOST = 0.300  # seconds of delay never exceeded: beyond it people talk into each other (ITU-T G.114: 400 ms at worst)
MARGIN = 10 * MS  # kept above the slowest packet of the last seconds
REMEMBERED = 10  # half seconds in which the slowest packet counts
HALF_SECOND = RATE // 2
SLACK = 5 * MS  # of delay too much or too little are left alone
PIECE = 5 * MS  # left out or put in at once
APART = 20  # frames between two changes within sound: 25 ms a second, which nobody hears in a pause
CALM = 1.5  # a frame is calm up to this many times the quietest energy of the last two seconds
CALM_FRAMES = 200
BLEND = 2 * MS  # over which two ends are joined where a piece was left out
JUMP = RATE  # samples by which a time stamp may miss the line before a new line is suspected
STALE = 10  # packets in succession that came too late: the way itself has become longer
WAITING = 512  # packets nobody reads before the oldest are thrown away: 10 s of 20 ms
RING = 1 << 17  # samples kept ahead: 2.7 s, more than JUMP + MOST
WRAP = 1 << 32  # RTP time stamps
_FADE = 0.5 + 0.5 * np.cos(np.pi * (np.arange(BLEND) + 0.5) / BLEND)  # 1 -> 0


@dataclass(frozen=True, slots=True)
class Figures:
    """How a line has been since it was made, in samples."""

    played: int = 0  # heard as they were sent
    concealed: int = 0  # missing when their turn came, or put in to wait longer
    left_out: int = 0  # came in time and were cut to wait less
    late: int = 0  # came after their turn
    twice: int = 0  # came again
    resets: int = 0  # how often a new line began


class Playout:
    """A jitter buffer. `put` in the network's thread, `read` in the sound's; neither waits for the other."""

    def __init__(self, start: float = START, least: float = LEAST, most: float = MOST) -> None:
        """Seconds of delay: at first, on a perfect line, and never more than."""
        self._start, self._least, self._most = (round(seconds * RATE) for seconds in (start, least, most))
        self._arrived: deque[tuple[int, Pcm]] = deque(maxlen=WAITING)
        self._ring = np.zeros(RING, np.int16)
        self._here = np.zeros(RING, np.bool_)
        self._now = 0  # samples read
        self._gaps = Gaps()
        self._quiet: deque[float] = deque(maxlen=CALM_FRAMES)  # energies of the last frames
        self._played = self._concealed = self._left_out = self._late = self._twice = self._resets = 0
        self._begin()

    def put(self, pts: int, pcm: Pcm) -> None:
        """A decoded packet: its time stamp in samples of 48 kHz (it may wrap at 32 bits), int16 of any length."""
        self._arrived.append((int(pts), pcm))

    def read(self) -> Frame:
        """The next 10 ms; silence before the first packet. Never blocks."""
        while self._arrived:
            self._take(*self._arrived.popleft())
        frame = SILENCE if self._position is None else self._next()
        self._now += FRAME
        return frame

    @property
    def delay(self) -> float:
        """Seconds the packet that travelled fastest waits now; 0 before the first."""
        return 0.0 if self._position is None else (self._delay - self._fastest) / RATE

    @property
    def figures(self) -> Figures:
        """How it has been so far; any thread."""
        return Figures(self._played, self._concealed, self._left_out, self._late, self._twice, self._resets)

    # ------------------------------------------------------------------ packets

    def _begin(self) -> None:
        """Wait for the first packet of a line."""
        self._position: int | None = None  # the time stamp that is heard next
        self._newest = 0  # the time stamp after the newest sample
        self._stray: tuple[int, Pcm] | None = None  # a packet that may begin another line
        self._overdue = 0  # packets in succession that came too late
        # of each half second the fastest and the slowest travel: samples read at arrival - time stamp. Only differences
        # mean something, the two clocks have nothing in common
        self._travels: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)
        self._half_second = self._now  # when the last of them began
        self._fastest = self._slowest = 0
        self._unchanged = 0  # frames since the delay was changed within sound
        self._here[:] = False

    def _take(self, pts: int, pcm: Pcm) -> None:
        if self._position is None:
            self._position, self._newest = pts - self._start, pts
        pts = self._newest + (pts - self._newest + WRAP // 2) % WRAP - WRAP // 2
        if self._travels and abs(self._now - pts - self._fastest) > JUMP:
            self._suspect(pts, pcm)
            return
        self._stray = None
        self._note(self._now - pts)
        if self._store(pts, pcm):
            self._overdue = 0
            return
        self._overdue += 1
        if self._overdue >= STALE:
            self._restart([(pts, pcm)])

    def _suspect(self, pts: int, pcm: Pcm) -> None:
        """One stray packet is thrown away; a second one beside it is a new line."""
        if self._stray is None or abs(pts - self._stray[0]) > JUMP:
            self._stray = pts, pcm
        else:
            self._restart(sorted([self._stray, (pts, pcm)], key=lambda packet: packet[0]))

    def _restart(self, packets: list[tuple[int, Pcm]]) -> None:
        self._begin()
        self._resets += 1
        for pts, pcm in packets:
            self._take(pts, pcm)

    def _store(self, pts: int, pcm: Pcm) -> bool:
        """Put it into the ring; False where all of it comes too late."""
        assert self._position is not None
        late = min(max(0, self._position - pts), len(pcm))
        self._late += late
        places = np.arange(pts + late, min(pts + len(pcm), self._position + RING)) % RING
        new = ~self._here[places]
        self._twice += len(places) - int(new.sum())
        self._ring[places[new]] = pcm[late : late + len(places)][new]
        self._here[places] = True
        self._newest = max(self._newest, min(pts + len(pcm), self._position + RING))
        return late < len(pcm)

    def _note(self, travel: int) -> None:
        if not self._travels or self._now - self._half_second >= HALF_SECOND:
            self._travels.append((travel, travel))
            self._half_second = self._now
        else:
            fastest, slowest = self._travels[-1]
            self._travels[-1] = min(fastest, travel), max(slowest, travel)
        self._fastest = min(fastest for fastest, _ in self._travels)
        self._slowest = max(slowest for _, slowest in self._travels)

    # ------------------------------------------------------------------ sound

    @property
    def _delay(self) -> int:
        """What is heard now lies so far back; on the scale of a packet's travel."""
        assert self._position is not None
        return self._now - self._position

    @property
    def _wanted(self) -> int:
        """The delay that would do."""
        needed = max(self._slowest + MARGIN, self._fastest + self._least)
        return min(needed, self._fastest + self._most)

    def _next(self) -> Frame:
        assert self._position is not None
        longest = self._fastest + self._most
        if self._delay > longest:
            self._drop(self._delay - self._wanted)
        if self._position >= self._newest and self._delay + FRAME <= longest:
            return self._hole()
        excess = self._delay - self._wanted
        self._unchanged += 1
        if excess > SLACK and len(self._travels) > 1:
            return self._sooner(excess)
        if excess < -SLACK:
            return self._later(-excess)
        return self._play(FRAME)

    def _hole(self) -> Frame:
        """Nothing is left, so to wait costs nothing: it comes late, or nothing was sent."""
        self._concealed += FRAME if self._played else 0
        return self._gaps.fill(np.zeros(FRAME), np.zeros(FRAME, np.bool_), np.zeros(0), np.zeros(0, np.bool_))

    def _play(self, count: int, before: int = 0) -> Frame:
        """A hole of `before` samples and `count` samples of the line, together a frame."""
        line, here = self._ahead(count + 2 * EDGE)
        self._advance(count)
        heard = int(here[:count].sum())
        self._concealed += FRAME - heard if self._played else 0  # the silence before the first packet is not missing
        self._played += heard
        if here[:count].all():
            self._quiet.append(_energy(line[:count]))
        line, here = np.concatenate([np.zeros(before), line]), np.concatenate([np.zeros(before, np.bool_), here])
        return self._gaps.fill(line[:FRAME], here[:FRAME], line[FRAME:], here[FRAME:])

    def _sooner(self, excess: int) -> Frame:
        """Leave out what is missing anyway, or a calm piece of sound now and then."""
        assert self._position is not None
        _, here = self._ahead(max(FRAME + PIECE, excess + 2 * EDGE))
        gap = min(int(np.argmax(here)) if here.any() else len(here), self._newest - self._position)
        if gap > 2 * EDGE:
            self._drop(min(excess, gap - 2 * EDGE))  # what is left of it fades out and in
        elif here[: FRAME + PIECE].all():
            line, _ = self._ahead(FRAME + PIECE)
            if self._may_change(line):
                return self._cut(line, min(excess, PIECE))
        return self._play(FRAME)

    def _cut(self, line: Samples, piece: int) -> Frame:
        first = (FRAME - BLEND) // 2
        joined = line[first : first + BLEND] * _FADE + line[first + piece : first + piece + BLEND] * _FADE[::-1]
        frame = np.concatenate([line[:first], joined, line[first + piece + BLEND : FRAME + piece]])
        self._advance(FRAME + piece)
        self._played += FRAME
        self._left_out += piece
        return self._gaps.fill(frame, np.ones(FRAME, np.bool_), *self._ahead(2 * EDGE))

    def _later(self, lacking: int) -> Frame:
        """Wait where nothing or little is said."""
        line, here = self._ahead(FRAME)
        if not here.any():
            return self._play(max(0, FRAME - lacking), before=min(FRAME, lacking))
        if here.all() and self._may_change(line):
            return self._play(FRAME - PIECE, before=PIECE)
        return self._play(FRAME)

    def _may_change(self, line: Samples) -> bool:
        calm = _energy(line) <= CALM * min(self._quiet, default=0.0)
        if calm and self._unchanged >= APART:
            self._unchanged = 0
            return True
        return False

    def _ahead(self, count: int) -> tuple[Samples, Marks]:
        """The next samples, and which of them are here; 0 where they are not."""
        assert self._position is not None
        places = np.arange(self._position, self._position + count) % RING
        here = self._here[places]
        return np.multiply(self._ring[places], here, dtype=np.float64), here

    def _advance(self, count: int) -> None:
        """Go on in the line: what was passed is not heard any more."""
        assert self._position is not None
        self._here[np.arange(self._position, self._position + min(count, RING)) % RING] = False
        self._position += count

    def _drop(self, count: int) -> None:
        """Go on later in the line without what lies between."""
        assert self._position is not None
        self._left_out += int(self._here[np.arange(self._position, self._position + min(count, RING)) % RING].sum())
        self._advance(count)


def _energy(samples: Samples) -> float:
    return float(samples @ samples)
