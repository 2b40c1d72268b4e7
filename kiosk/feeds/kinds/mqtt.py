"""`kind = "mqtt"`: sensors that report to an MQTT broker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from kiosk.core.city.sources import FeedSpec
from kiosk.core.errors import ConfigError
from kiosk.core.keys import secret
from kiosk.core.reading import Status
from kiosk.feeds.feed import Feed
from kiosk.feeds.kind import FeedKind, Surroundings, feeds_file, promised
from kiosk.feeds.mapping import Mapped, Mapper


class MqttOptions(Mapped):
    """`login` names a key `user:password`; files are relative to the pack's folder."""

    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 1883
    topics: tuple[Annotated[str, Field(min_length=1)], ...] = Field(min_length=1)
    login: str = ""
    tls: bool = False
    ca: Path | None = None
    cert: Path | None = None
    cert_key: Path | None = None

    @model_validator(mode="after")
    def _tls_files(self) -> MqttOptions:
        if not self.tls and (self.ca or self.cert or self.cert_key):
            msg = "`ca`, `cert` and `cert_key` need `tls = true`"
            raise ValueError(msg)
        return self


def _made(spec: FeedSpec, options: MqttOptions, around: Surroundings) -> Sequence[Feed]:
    from kiosk.feeds.mqtt import Broker, MqttFeed  # noqa: PLC0415 - paho is only for cities that need it

    files = {
        name: around.pack.folder / file if file else None
        for name, file in (("ca", options.ca), ("cert", options.cert), ("cert_key", options.cert_key))
    }
    for name, file in files.items():
        if file and not file.is_file():
            problem, key = f"there is no file {file}", f"feeds.{spec.name}.options.{name}"
            raise ConfigError(feeds_file(around), key, problem, "Name a PEM file, relative to the pack's folder")
    user, _, password = (secret(options.login) if options.login else "").partition(":")
    broker = Broker(
        options.host,
        options.port,
        options.topics,
        user,
        password,
        options.tls,
        files["ca"],
        files["cert"],
        files["cert_key"],
    )
    status = Status.SIMULATED if spec.simulated else Status.LIVE
    return [
        MqttFeed(
            name=spec.name,
            source=spec.source.text,
            every=spec.every,
            patience=spec.patience,
            promises=promised(options.promises, spec, around),
            broker=broker,
            mapper=Mapper(options, around.pack, spec.source.text, status),
        )
    ]


FEED = FeedKind("mqtt", MqttOptions, _made)
