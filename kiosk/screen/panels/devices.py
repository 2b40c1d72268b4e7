"""The state -> what the microphone, the camera and the recogniser really do, each as an icon and a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.inputs import DeviceMode, DeviceState
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.screen import texts

DEMO = "(DEMO MODEL)"  # how an engine's label says that it is not an official model

TONES = {
    DeviceMode.ABSENT: "bad",
    DeviceMode.STARTING: "muted",
    DeviceMode.OFF: "muted",
    DeviceMode.STANDBY: "calm",
    DeviceMode.ACTIVE: "active",
    DeviceMode.DEGRADED: "warn",
}


@dataclass(frozen=True, slots=True)
class Device:
    """One device: `tone` is bad, warn, muted, calm or active; `switch_to` is what touching it asks for."""

    icon: str = ""
    title: str = ""
    word: str = ""
    detail: str = ""
    tone: str = "muted"
    switch_to: str = "on"
    switch_label: str = ""


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices at the top of the wall."""

    microphone: Device = Device()
    camera: Device = Device()
    engine_title: str = ""
    engine: str = ""
    demo: str = ""  # the words DEMO MODEL, where it is one
    level: float = 0.0  # 0..1, the microphone's loudness
    level_shown: bool = False
    picture: bool = False  # the camera delivers
    no_picture: str = ""


def devices(state: State) -> Devices:
    """The devices in `state`."""
    language, microphone = state.language, state.microphone
    name = microphone.engine.replace(DEMO, "").strip()
    open_ = microphone.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE)
    return Devices(
        microphone=_device("microphone", texts.MICROPHONE, texts.MICROPHONE_MODES, microphone, language),
        camera=_device("camera", texts.CAMERA, texts.CAMERA_MODES, state.camera, language),
        engine_title=texts.ENGINE.to(language),
        engine=name or texts.NO_ENGINE.to(language),
        demo=texts.DEMO_MODEL.to(language) if DEMO in microphone.engine else "",
        level=round(microphone.level, 2) if open_ else 0.0,
        level_shown=open_,
        picture=state.camera.mode in (DeviceMode.STANDBY, DeviceMode.ACTIVE),
        no_picture=f"{texts.CAMERA.to(language)}: {texts.CAMERA_MODES[state.camera.mode].to(language)}",
    )


def _device(
    icon: str, title: Text, words: Mapping[DeviceMode, Text], device: DeviceState, language: Language
) -> Device:
    closed = device.mode in (DeviceMode.OFF, DeviceMode.ABSENT)
    switch = texts.SWITCH_ON if closed else texts.SWITCH_OFF
    return Device(
        icon=f"{icon}_off" if closed else icon,
        title=title.to(language),
        word=words[device.mode].to(language),
        detail=device.detail,
        tone=TONES[device.mode],
        switch_to="on" if closed else "off",
        switch_label=f"{title.to(language)}: {switch.to(language)}",
    )
