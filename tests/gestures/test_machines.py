"""What holds for every gesture in the registry, the ones of tomorrow too; and what people do who mean nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kiosk.gestures
from kiosk.core import registry
from kiosk.core.inputs import GestureKind
from kiosk.gestures.machine import Anchor, Look, Recogniser
from kiosk.gestures.pose import Pose
from kiosk.gestures.presenter import Presenter
from kiosk.gestures.sight import measured
from tests.gestures.made import ASPECT, At, acted, frames, gestures, hand, shown
from tests.gestures.recorded import Clip, clips, engaged, needs_model
from tests.shared import needs_shared

RECOGNISERS = registry.instances(kiosk.gestures, Recogniser)
NAMES = ["/".join(sorted(kind.value for kind in r.kinds)) for r in RECOGNISERS]
ways = st.lists(
    st.one_of(
        st.none(),
        st.builds(
            At, st.floats(0, 1.33), st.floats(0, 1), st.sampled_from(Pose), st.floats(0.02, 0.5), st.floats(-180, 180)
        ),
    ),
    max_size=60,
)


def test_every_gesture_has_one_machine() -> None:
    kinds = [kind for recogniser in RECOGNISERS for kind in recogniser.kinds]
    assert sorted(k.value for k in kinds) == sorted(k.value for k in GestureKind if k is not GestureKind.RELEASE)


@pytest.mark.parametrize("recogniser", RECOGNISERS, ids=NAMES)
@given(way=ways)
@settings(max_examples=25, deadline=None)
def test_a_machine_takes_whatever_hands_do_and_says_only_its_own_gestures(
    recogniser: Recogniser, way: list[At | None]
) -> None:
    machine = recogniser.machine()
    for number, here in enumerate(way):
        at = 100 + number / 30
        sight = measured(hand(at, here), ASPECT) if here else None
        step = machine.step(Look(at, sight, Anchor((0.6, 0.4), 0.13)))
        assert 0 <= step.progress <= 1
        if step.gesture:
            assert step.gesture.kind in recogniser.kinds
            assert 100 <= step.gesture.started <= step.gesture.ended == at
            assert 0 < step.gesture.confidence <= 1


@pytest.mark.parametrize("recogniser", RECOGNISERS, ids=NAMES)
def test_an_empty_room_says_nothing(recogniser: Recogniser) -> None:
    machine = recogniser.machine()
    assert all(machine.step(Look(i / 30, None)).gesture is None for i in range(200))


@given(st.lists(st.lists(ways.filter(bool).map(lambda way: way[0]), max_size=3), max_size=40))
@settings(max_examples=25, deadline=None)
def test_the_composition_takes_any_hands_and_shows_each_once(scene: list[list[At | None]]) -> None:
    presenter = Presenter()
    for number, here in enumerate(scene):
        at = 100 + number / 30
        hands = [hand(at, place) for place in here if place]
        seen = presenter.step(hands, at, ASPECT).hands
        shown_hands = [*([seen.presenter] if seen.presenter else []), *seen.bystanders]
        assert all(hand in hands for hand in shown_hands)
        assert len(shown_hands) <= len(hands)


def test_engaging_then_every_gesture_in_one_session() -> None:
    home = At()
    script = [
        (1.0, Pose.PALM, GestureKind.ENGAGE),
        (1.0, Pose.THUMB_UP, GestureKind.THUMB_UP),
        (0.4, Pose.PALM, None),
        (1.0, Pose.THUMB_DOWN, GestureKind.THUMB_DOWN),
        (0.4, Pose.FIST, None),
        (1.5, Pose.POINTING, GestureKind.DWELL),
    ]

    def way(t: float) -> list[At]:
        for seconds, pose, _ in script:
            if t < seconds:
                return [At(home.x, home.y, pose)]
            t -= seconds
        return []

    found = acted(shown(Presenter(), frames(way, sum(seconds for seconds, _, _ in script) + 3)))
    assert found == [kind for _, _, kind in script if kind] + [GestureKind.RELEASE]


@needs_shared
@needs_model
def test_people_who_mean_nothing_never_act() -> None:
    found: dict[str, list[GestureKind]] = {}
    for clip in clips("x_*"):
        presenter = Presenter()
        found[clip.name] = acted([presenter.step(hands, at, clip.aspect) for at, hands in clip.frames])
    assert len(found) == 6
    assert not any(found.values()), found


@needs_shared
@needs_model
@pytest.mark.parametrize("name", ["x_talking", "x_scratch", "x_walk_by"])
def test_a_presenter_who_talks_or_scratches_while_engaged_does_nothing_more(name: str) -> None:
    (clip,) = clips(name)
    assert _engaged_acts(clip) == []


def _engaged_acts(clip: Clip) -> list[GestureKind]:
    presenter = Presenter()
    seen = [presenter.step(hands, at, clip.aspect) for at, hands in engaged(clip).frames]
    first, *rest = gestures(seen)
    assert first.kind is GestureKind.ENGAGE
    return [g.kind for g in rest if not g.ignored and g.kind is not GestureKind.RELEASE]
