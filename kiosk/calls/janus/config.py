"""The files a Janus of our own is started with. Pure but for `written`; Debian's own configuration is never read.

That one opens demonstration rooms with known secrets and ports on every interface. Janus loads whatever lies in its
folders of plugins and transports, so ours hold links to the three it needs and nothing else can be switched on.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.errors import SourceError

MOST = 12  # people in a room: each costs the wall a decoder, 3-5 % of a core at 320x240
ROOMS = "libjanus_videoroom.so"
PLUGINS = ("libjanus_sip.so", ROOMS)
TRANSPORTS = ("libjanus_websockets.so",)
LIBRARIES = ("/usr/lib/*/janus", "/usr/lib/janus", "/usr/local/lib/janus", "/opt/janus/lib/janus")
MEND = "apt-get install janus"
SILENT = 2  # seconds without a packet after which it says that nothing comes
WARNINGS = 3  # its level of what is told: fatal, errors, warnings


@dataclass(frozen=True, slots=True)
class Plan:
    """What our Janus is to be."""

    folder: Path  # ours alone; removed afterwards
    secret: str  # every request has to carry it
    address: str  # of the interface SIP and its media use
    near: str  # own address between which and the engine media goes
    ports: tuple[int, int] = (20_000, 40_000)  # UDP, of media with SIP phones
    pages: bool = False  # for rooms with officers' pages only: no SIP, and it never sends first

    @property
    def plugins(self) -> tuple[str, ...]:
        """Of Janus' own what is switched on."""
        return (ROOMS,) if self.pages else PLUGINS

    @property
    def socket(self) -> Path:
        """Where it takes requests: a file of this user, no port that others could knock at."""
        return self.folder / "janus.sock"


def texts(plan: Plan) -> Mapping[str, str]:
    """The files by name.

    Towards pages it is an ICE Lite agent (RFC 8445, section 2.5): it answers whoever knows the line's password and
    sends to no address that was only named to it.
    """
    folder = plan.folder
    return {
        "janus.jcfg": f"""general: {{
    configs_folder = "{folder}"
    plugins_folder = "{folder}/plugins"
    transports_folder = "{folder}/transports"
    events_folder = "{folder}/none"
    loggers_folder = "{folder}/none"
    debug_level = {WARNINGS}
    debug_colors = false
    api_secret = "{plan.secret}"
    session_timeout = 20
    hide_dependencies = true
}}
nat: {{
    ice_enforce_list = "{plan.near}"
    ice_tcp = false
    ice_lite = {"true" if plan.pages else "false"}
}}
media: {{
    ipv6 = {"true" if ":" in plan.near else "false"}
    no_media_timer = {SILENT}
}}
""",
        "janus.transport.websockets.jcfg": f"""general: {{
    json = "compact"
    ws = true
    ws_unix = "{plan.socket}"
    wss = false
}}
admin: {{
    admin_ws = false
    admin_wss = false
}}
""",
        "janus.plugin.sip.jcfg": f"""general: {{
    local_ip = "{plan.address}"
    rtp_port_range = "{plan.ports[0]}-{plan.ports[1]}"
    user_agent = "command wall"
    register_ttl = 300
}}
""",
        # rooms are made by request only, and only with our secret
        "janus.plugin.videoroom.jcfg": "general: {\n}\n",
    }


def installed(program: str = "janus") -> Path:
    """The program. Raises `SourceError` where it is not installed."""
    found = shutil.which(program)
    if found is None:
        raise SourceError("calls", "janus is not installed", MEND)
    libraries()
    return Path(found)


def seats(program: str = "janus") -> int:
    """How many there may be in a room beside the wall; 0 where Janus is not installed."""
    try:
        installed(program)
    except SourceError:
        return 0
    return MOST - 1


def libraries(patterns: tuple[str, ...] = LIBRARIES) -> Path:
    """The folder of Janus' own libraries. Raises `SourceError` where it is not installed."""
    for pattern in patterns:
        for found in sorted(Path("/").glob(pattern.lstrip("/"))):
            if (found / "plugins").is_dir():
                return found
    raise SourceError("calls", "janus is not installed", MEND)


def written(plan: Plan, shelf: Path) -> Path:
    """Write the plan's files and links to what lies on `shelf`; the main file. Raises `SourceError`, `OSError`."""
    plan.folder.mkdir(mode=0o700, exist_ok=True)
    (plan.folder / "none").mkdir()
    for room, names in (("plugins", plan.plugins), ("transports", TRANSPORTS)):
        (plan.folder / room).mkdir()
        for name in names:
            if not (shelf / room / name).exists():
                raise SourceError("calls", f"this janus has no {name}", MEND)
            (plan.folder / room / name).symlink_to(shelf / room / name)
    for name, text in texts(plan).items():
        file = plan.folder / name
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    return plan.folder / "janus.jcfg"
