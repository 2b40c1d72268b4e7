"""Doors, limits, certificates, SDP and invitations without a network; what the page says in each language."""

from __future__ import annotations

import re
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

from kiosk.calls.direct import certificate
from kiosk.calls.direct.doors import DEVICE, INVITATION, Doors
from kiosk.calls.direct.invitation import drawn, enrolled, invited, revoked, squares
from kiosk.calls.direct.limits import Limit
from kiosk.calls.direct.sdp import BadSdp, allowed, checked
from kiosk.core import places
from kiosk.core.errors import ConfigError
from kiosk.core.settings import CallsSettings

KNOWN = {"chief", "medic"}
FIELD = places.assets() / "field"


class Day:
    """A clock that is moved."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


# ---------------------------------------------------------------------- doors


def test_an_invitation_is_swapped_for_a_device_token_once(tmp_path: Path) -> None:
    doors = Doors(tmp_path / "field.sqlite", Day())
    token, _ = doors.invite("chief")
    entered = doors.enter(token, KNOWN)
    assert entered
    assert entered.contact == "chief"
    assert entered.device_token
    assert doors.enter(token, KNOWN) is None
    again = doors.enter(entered.device_token, KNOWN)
    assert again
    assert again.device_token is None
    assert entered.device_token not in repr(entered)
    doors.close()


def test_invitations_and_devices_expire(tmp_path: Path) -> None:
    day = Day()
    doors = Doors(tmp_path / "field.sqlite", day)
    token, expires = doors.invite("chief")
    assert expires == day.now + INVITATION
    day.now += INVITATION
    assert doors.enter(token, KNOWN) is None
    fresh = doors.enter(doors.invite("chief")[0], KNOWN)
    assert fresh
    assert fresh.device_token
    day.now += DEVICE - 1
    assert doors.enter(fresh.device_token, KNOWN)  # who comes by stays known
    day.now += DEVICE - 1
    assert doors.enter(fresh.device_token, KNOWN)
    day.now += DEVICE
    assert doors.enter(fresh.device_token, KNOWN) is None
    assert doors.enrolled() == set()
    doors.close()


def test_a_new_phone_ends_the_old_one_and_a_new_invitation_the_old_one(tmp_path: Path) -> None:
    doors = Doors(tmp_path / "field.sqlite", Day())
    first, _ = doors.invite("chief")
    second, _ = doors.invite("chief")
    assert doors.enter(first, KNOWN) is None
    old = doors.enter(second, KNOWN)
    new = doors.enter(doors.invite("chief")[0], KNOWN)
    assert old
    assert old.device_token
    assert new
    assert doors.enter(old.device_token, KNOWN) is None
    doors.close()


def test_who_left_the_directory_or_was_revoked_stays_out(tmp_path: Path) -> None:
    doors = Doors(tmp_path / "field.sqlite", Day())
    entered = doors.enter(doors.invite("chief")[0], KNOWN)
    assert entered
    assert entered.device_token
    assert doors.enter(entered.device_token, {"medic"}) is None
    doors.revoke("chief")
    assert doors.enter(entered.device_token, KNOWN) is None
    doors.close()


def test_the_file_is_private_and_holds_no_token(tmp_path: Path) -> None:
    file = tmp_path / "field.sqlite"
    doors = Doors(file, Day())
    token, _ = doors.invite("chief")
    doors.close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert token.encode() not in file.read_bytes()
    with sqlite3.connect(file) as base:
        assert base.execute("SELECT count(*) FROM doors").fetchone() == (1,)
    base.close()


def test_an_operators_link_is_good_for_the_wall(tmp_path: Path) -> None:
    settings = CallsSettings(folder=tmp_path, host="10.1.2.3", port=8443)
    invitation = invited(settings, "chief")
    start, _, token = invitation.url.partition("#")
    assert start == "https://10.1.2.3:8443/"
    assert token not in repr(invitation)
    doors = Doors(tmp_path / "field.sqlite", lambda: invitation.expires - 1)
    assert doors.enter(token, KNOWN)
    assert enrolled(settings) == {"chief"}
    revoked(settings, "chief")
    assert enrolled(settings) == set()
    doors.close()
    with pytest.raises(ConfigError, match=r"calls\.port"):
        invited(CallsSettings(folder=tmp_path, port=0), "chief")


def test_a_code_has_its_quiet_zone_and_fits_a_terminal() -> None:
    rows = squares("https://192.168.100.100:8443/#" + "x" * 32)
    assert not any(any(row) for row in rows[:4])
    assert not any(any(row[:4]) for row in rows)
    assert any(any(row) for row in rows)
    lines = list(drawn("x"))
    assert {len(line) for line in lines} == {len(squares("x"))}


# ---------------------------------------------------------------------- limits


def test_a_limit_counts_within_its_time_and_forgets() -> None:
    limit = Limit(2, 10.0)
    assert limit.take("a", 0.0)
    assert limit.take("a", 1.0)
    assert not limit.take("a", 9.9)
    assert limit.take("b", 9.9)
    assert limit.take("a", 10.0)
    limit.sweep(100.0)
    assert limit._done == {}


# ---------------------------------------------------------------------- certificates


def test_the_wall_signs_for_itself_only(tmp_path: Path) -> None:
    papers = certificate.made(tmp_path, "192.168.7.20")
    authority = x509.load_pem_x509_certificate((tmp_path / "authority.pem").read_bytes())
    leaf = x509.load_pem_x509_certificate((tmp_path / "leaf.pem").read_bytes())
    leaf.verify_directly_issued_by(authority)
    key = authority.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(leaf.signature, leaf.tbs_certificate_bytes, ec.ECDSA(SHA256()))
    constraints = authority.extensions.get_extension_for_class(x509.NameConstraints)
    assert constraints.critical
    assert x509.IPAddress(ip_network("192.168.7.0/24")) in (constraints.value.permitted_subtrees or [])
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=397)
    assert papers.authority
    for secret in ("authority.key", "leaf.key"):
        assert stat.S_IMODE((tmp_path / secret).stat().st_mode) == 0o600


def test_papers_are_kept_while_they_are_good(tmp_path: Path) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    first = certificate.made(tmp_path, "192.168.7.20", now)
    leaf = (tmp_path / "leaf.pem").read_bytes()
    assert certificate.made(tmp_path, "192.168.7.20", now + timedelta(days=300)).fingerprint == first.fingerprint
    assert (tmp_path / "leaf.pem").read_bytes() == leaf
    later = certificate.made(tmp_path, "192.168.7.20", now + timedelta(days=380))
    assert later.fingerprint == first.fingerprint  # phones go on trusting the authority
    assert (tmp_path / "leaf.pem").read_bytes() != leaf
    assert certificate.made(tmp_path, "192.168.7.21", now).fingerprint == first.fingerprint  # within the network
    assert certificate.made(tmp_path, "10.0.0.1", now).fingerprint != first.fingerprint


def test_broken_papers_are_made_anew_and_the_citys_own_are_named(tmp_path: Path) -> None:
    first = certificate.made(tmp_path, "127.0.0.1")
    (tmp_path / "authority.key").write_bytes(b"broken")
    assert certificate.made(tmp_path, "127.0.0.1").fingerprint != first.fingerprint
    assert certificate.own(tmp_path / "leaf.pem", tmp_path / "leaf.key").authority is None
    with pytest.raises(ConfigError, match=r"calls\.certificate.*missing\.pem"):
        certificate.own(tmp_path / "missing.pem", None)


# ---------------------------------------------------------------------- SDP

ANSWER = Path(__file__).with_name("answer.sdp").read_text()
LAN = (ip_network("192.168.7.0/24"),)


def test_a_real_answer_keeps_its_allowed_candidates_only() -> None:
    clean = checked(ANSWER, LAN, video=True)
    candidates = [line for line in clean.splitlines() if line.startswith("a=candidate:")]
    assert [line.split()[4] for line in candidates] == ["192.168.7.33"] * 2  # for aiortc, once in each section
    assert clean.count("m=") == 2
    assert "end-of-candidates" not in clean


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "127.0.0.1", "192.168.8.1", "fe80::1", "a1b2.local", "192.168.7.1.evil.example", "", "1"]
)
def test_only_addresses_of_the_network_are_allowed(address: str) -> None:
    assert not allowed(address, LAN)
    assert allowed("192.168.7.9", LAN)


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        (ANSWER * 10, "too long"),
        (ANSWER.replace("m=video", "m=application"), "sections"),
        (ANSWER + "m=audio 9 UDP/TLS/RTP/SAVPF 96\r\n", "sections"),
        (re.sub(r"a=ice-pwd.*\r?\n", "", ANSWER), "ice-pwd"),
        (ANSWER + "a=x\x07\r\n", "line"),
        (ANSWER + "hello\r\n", "line"),
        (ANSWER + "a=candidate:1 1 udp 1 192.168.7.1 1 typ host\r\n" * 50, "candidates"),
    ],
)
def test_a_spoilt_answer_is_refused_with_the_reason(spoilt: str, why: str) -> None:
    with pytest.raises(BadSdp, match=why):
        checked(spoilt, LAN, video=True)
    with pytest.raises(BadSdp):
        checked(ANSWER, LAN, video=False)


# ---------------------------------------------------------------------- the page

WORDS = (FIELD / "words.js").read_text()
KEYS = set(re.findall(r"^  (\w+): \{", WORDS, re.MULTILINE))


def test_every_word_of_the_page_stands_in_every_language_and_is_used() -> None:
    entries = re.findall(r"^  (\w+): \{(.*?)\},$", WORDS, re.MULTILINE | re.DOTALL)
    assert {key for key, _ in entries} == KEYS
    for key, entry in entries:
        assert set(re.findall(r"\b(en|ko|ru): \"[^\"]+\"", entry)) == {"en", "ko", "ru"}, key
        assert re.search(r"ko: \"[^\"]*[가-힣]", entry), key
        assert re.search(r"ru: \"[^\"]*[А-Яа-я]", entry), key
    scripts = "".join(file.read_text() for file in FIELD.glob("*.js") if file.name != "words.js")
    used = set(re.findall(r"\"(\w+)\"", scripts)) | {key for key in KEYS if key.startswith("over_")}
    assert KEYS - used == set()
    assert set(re.findall(r"say\(\"(\w+)\"", scripts)) <= KEYS


def test_the_page_never_writes_markup_and_loads_nothing_from_elsewhere() -> None:
    for file in FIELD.iterdir():
        content = file.read_text()
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", " style="):
            assert forbidden not in content, (file.name, forbidden)
        assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", content) == [], file.name
