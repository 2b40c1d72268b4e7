"""An MQTT broker's topics -> news. Ends where the runner takes them.

The client lives in a thread of its own and keeps the last message of every topic it may; `read` maps what came since.
While the broker is away `read` raises, so that the numbers grow old and say why; what the broker retained comes again
by itself when it is back.
"""

from __future__ import annotations

import json
import logging
import ssl
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from paho.mqtt.client import Client, ConnectFlags, DisconnectFlags, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.core.reading import Incident, Message, Reading
from kiosk.core.text import Text
from kiosk.feeds.feed import FeedNews
from kiosk.feeds.mapping import Mapper

log = logging.getLogger(__name__)

MOST_TOPICS = 20_000  # kept at once; whoever floods the broker does not fill the wall's memory
MOST_BYTES = 65_536  # of one message
KEEP_ALIVE = 5  # seconds: a broker that hangs is noticed after one and a half of it
AGAIN = (1, 2)  # seconds between tries to connect, at least and at most: back within five


class BrokerAway(Exception):
    """There is no connection; says to which broker and why."""


@dataclass(frozen=True, slots=True)
class Broker:
    """Where the broker is and how to get in; the password is in no log and no text of an error."""

    host: str
    port: int
    topics: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    ca: Path | None = None  # None: the system's
    cert: Path | None = None  # the wall's own, where the broker asks for one
    key: Path | None = None


class _Closing(ssl.SSLSocket):
    """Closes itself when the handshake fails: paho-mqtt 2.1 and 2.2 leave that to the garbage collector."""

    def do_handshake(self, block: bool = False) -> None:
        """Shake hands, or close. Raises `ssl.SSLError` or `OSError`."""
        try:
            super().do_handshake(block)
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            raise
        except OSError:  # every `ssl.SSLError` is one
            self.close()
            raise


class MqttFeed:
    """A feed over one broker. `read` is called in the runner's threads, the client calls back in its own."""

    def __init__(
        self,
        *,
        name: str,
        source: Text,
        every: float,
        patience: float,
        promises: Mapping[str, str],
        broker: Broker,
        mapper: Mapper,
    ) -> None:
        self.name = name
        self.source = source
        self.every = every
        self.patience = patience
        self.promises = promises
        self._broker = broker
        self._mapper = mapper
        self._lock = threading.Lock()
        self._new: dict[str, tuple[bytes, datetime]] = {}
        self._topics: set[str] = set()
        self._problem = "not connected yet"
        self._client: Client | None = None
        self._dropped = 0
        self._incidents: dict[str, Incident] = {}
        self._messages: dict[str, Message] = {}

    def read(self, now: datetime) -> FeedNews:
        """What came since the last look. Raises `BrokerAway`."""
        if self._client is None:
            self._connect()
        with self._lock:
            new, self._new = self._new, {}
            problem = self._problem
        news = self._mapped(new, now)
        if problem and not new:
            raise BrokerAway(f"{self._broker.host}:{self._broker.port}: {problem}")
        return news

    def close(self) -> None:
        """Say goodbye to the broker."""
        if self._client is not None:
            self._client.disconnect()
            self._client.loop_stop()
            self._client = None

    # ------------------------------------------------------------------ the runner's threads

    def _mapped(self, new: Mapping[str, tuple[bytes, datetime]], now: datetime) -> FeedNews:
        readings: dict[str, Reading] = {}
        for topic, (payload, came) in new.items():
            try:
                said: object = json.loads(payload)
            except (ValueError, RecursionError):
                said = payload.decode("utf-8", "replace").strip()
            news = self._mapper.news(said, now, at=came, levels=tuple(topic.split("/")))
            readings |= {reading.key: reading for reading in news.readings}
            self._incidents |= {incident.key: incident for incident in news.incidents}
            self._messages |= {message.key: message for message in news.messages}
        for kept in (self._incidents, self._messages):
            while len(kept) > MOST_TOPICS:
                del kept[next(iter(kept))]
        return FeedNews(tuple(readings.values()), tuple(self._incidents.values()), tuple(self._messages.values()))

    def _connect(self) -> None:
        broker = self._broker
        client = Client(CallbackAPIVersion.VERSION2, client_id=f"kiosk-{uuid.uuid4().hex[:12]}")
        if broker.user:
            client.username_pw_set(broker.user, broker.password or None)
        if broker.tls:
            context = ssl.create_default_context(cafile=str(broker.ca) if broker.ca else None)
            context.sslsocket_class = _Closing
            if broker.cert:
                context.load_cert_chain(broker.cert, broker.key)
            client.tls_set_context(context)
        client.reconnect_delay_set(*AGAIN)
        client.on_connect = self._connected
        client.on_connect_fail = self._failed
        client.on_disconnect = self._disconnected
        client.on_message = self._heard
        client.connect_async(broker.host, broker.port, KEEP_ALIVE)
        client.loop_start()
        self._client = client

    # ------------------------------------------------------------------ the client's thread

    def _connected(
        self, client: Client, _: object, __: ConnectFlags, reason: ReasonCode, ___: Properties | None
    ) -> None:
        with self._lock:
            self._problem = str(reason) if reason.is_failure else ""
        if reason.is_failure:
            log.warning("feed %s: the broker refuses: %s", self.name, reason)
            return
        log.info("feed %s: connected to %s:%s", self.name, self._broker.host, self._broker.port)
        client.subscribe([(topic, 1) for topic in self._broker.topics])

    def _failed(self, _: Client, __: object) -> None:
        with self._lock:
            self._problem = self._problem or "nobody answers there"

    def _disconnected(
        self, _: Client, __: object, ___: DisconnectFlags, reason: ReasonCode, ____: Properties | None
    ) -> None:
        with self._lock:
            if not self._problem:
                self._problem = f"the connection broke ({reason})"

    def _heard(self, _: Client, __: object, message: MQTTMessage) -> None:
        topic = message.topic
        with self._lock:
            known = topic in self._topics
            if len(message.payload) > MOST_BYTES or (not known and len(self._topics) >= MOST_TOPICS):
                self._dropped += 1
                if self._dropped == 1:
                    log.warning("feed %s: messages are dropped: too large, or of too many topics", self.name)
                return
            self._topics.add(topic)
            self._new[topic] = (bytes(message.payload), datetime.now(UTC))
