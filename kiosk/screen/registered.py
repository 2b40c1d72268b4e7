"""The Python classes that QML knows by name, registered once per process."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from PyQt6.QtCore import QObject
from PyQt6.QtQml import qmlRegisterType, qmlRegisterUncreatableType

from kiosk.screen import bridge, presenting
from kiosk.screen.frames_item import FramesItem, FrameSource
from kiosk.screen.hands import HandsPanel, SkeletonsItem
from kiosk.screen.number_places import NumberPlaces
from kiosk.screen.qt import URI, VERSION
from kiosk.screen.touches import Touches

ITEMS: Mapping[str, type[QObject]] = {
    "FramesItem": FramesItem,
    "NumberPlaces": NumberPlaces,
    "SkeletonsItem": SkeletonsItem,
}
PANELS: Mapping[str, type[QObject]] = {
    kind.__name__: kind
    for kind in (
        bridge.HeaderPanel,
        bridge.TimePanel,
        bridge.DevicesPanel,
        bridge.HudPanel,
        bridge.StripPanel,
        bridge.TalkPanel,
        bridge.QuestionPanel,
        bridge.CallPanel,
        bridge.AddressPanel,
        bridge.SheetPanel,
        bridge.AlarmsPanel,
        bridge.PastPanel,
        bridge.InvitationCardPanel,
        bridge.AttractPanel,
        bridge.DriftPanel,
        presenting.ViewPanel,
        presenting.ViewsPanel,
        HandsPanel,
        FrameSource,
        Touches,
    )
}


@functools.cache
def register() -> None:
    """Make them known to QML as the module `Kiosk.Bridge`; again and again changes nothing."""
    for name, kind in ITEMS.items():
        qmlRegisterType(kind, URI, *VERSION, name)
    for name, kind in PANELS.items():
        qmlRegisterUncreatableType(kind, URI, *VERSION, "made in Python", name)
