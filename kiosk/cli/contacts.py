"""`kiosk contacts`: whose phone may come in; invitations as QR codes in the terminal or as a PNG, and their end."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from kiosk.core import pack as packs
from kiosk.core.city.parts import Contact
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack
from kiosk.core.settings import load
from kiosk.core.text import LANGUAGES

MODULE = 12  # pixels of a module in a PNG
ROOM_URL = "The link is a key: who opens it first is the officer. It is good once, for a day."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the sub-command."""
    parser = commands.add_parser("contacts", help="officers' phones: who is enrolled, invite, revoke")
    parser.set_defaults(act=listed)
    steps = parser.add_subparsers(title="what to do", metavar="DO")
    invite = steps.add_parser("invite", help="a one-time link for somebody's phone, as a QR code")
    invite.add_argument("name", metavar="NAME", help="a contact's key or name, as the wall writes it")
    invite.add_argument("--png", type=Path, metavar="FILE", help="write the code as a picture instead")
    invite.set_defaults(act=invited)
    revoke = steps.add_parser("revoke", help="let somebody's phone in no more")
    revoke.add_argument("name", metavar="NAME", help="a contact's key or name, as the wall writes it")
    revoke.set_defaults(act=revoked)


def listed(options: argparse.Namespace) -> int:
    """Print everybody of the directory and whether a phone of theirs may come in."""
    settings = load(options.config)
    pack = packs.load(settings.pack.folder)
    from kiosk.calls.direct.invitation import enrolled  # noqa: PLC0415 - QR codes, for this command only

    there = enrolled(settings.calls)
    width = max(len(contact.key) for contact in pack.contacts)
    for contact in pack.contacts:
        print(f"{contact.key:{width}}  {'phone enrolled' if contact.key in there else '-':14}  {contact.name.en}")
    return 0


def invited(options: argparse.Namespace) -> int:
    """Make an invitation and show it."""
    settings = load(options.config)
    contact = named(packs.load(settings.pack.folder), options.name)
    from kiosk.calls.direct import invitation  # noqa: PLC0415 - see above

    made = invitation.invited(settings.calls, contact.key)
    until = time.strftime("%Y-%m-%d %H:%M", time.localtime(made.expires))
    print(f"{contact.name.en}, until {until}. {ROOM_URL}")
    if options.png:
        try:
            invitation.write_png(made.url, options.png, MODULE)
        except OSError as error:
            raise ConfigError(options.png, "", f"cannot be written ({error})", "Name another file") from error
        print(f"The code is in {options.png}; only you can read it. Delete it when it was used.")
    else:
        print(*invitation.drawn(made.url), made.url, sep="\n")
    if settings.calls.certificate is None:
        wall = invitation.name_in_links(settings.calls.name, settings.calls.host)
        print(f"Once per phone, so that it trusts this wall: https://{wall}:{settings.calls.port}/authority.crt")
    if settings.calls.backend != "direct":
        print('The wall does not serve phones yet: set calls.backend = "direct" in kiosk.toml.')
    if settings.calls.host.startswith("127.") or settings.calls.host == "::1":
        print("Only this machine can open the link: set calls.host to the address that phones reach.")
    return 0


def revoked(options: argparse.Namespace) -> int:
    """Let a phone in no more."""
    settings = load(options.config)
    contact = named(packs.load(settings.pack.folder), options.name)
    from kiosk.calls.direct import invitation  # noqa: PLC0415 - see above

    invitation.revoked(settings.calls, contact.key)
    print(f"{contact.name.en}: no phone may come in any more; one that is connected is sent away.")
    return 0


def named(pack: Pack, name: str) -> Contact:
    """The contact with this key or name in any language. Raises `ConfigError` naming those there are."""
    wanted = name.casefold()
    for contact in pack.contacts:
        if wanted in (contact.key, *(contact.name.text.to(language).casefold() for language in LANGUAGES)):
            return contact
    known = ", ".join(contact.key for contact in pack.contacts)
    raise ConfigError(pack.folder / "contacts.toml", name, "nobody has this key or name", f"Known: {known}")
