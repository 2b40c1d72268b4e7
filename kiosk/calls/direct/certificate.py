"""The wall's address -> a certificate phones can be told to trust. Ends at the TLS context.

Two keys: an authority that can sign for this wall only (name constraints), and the server's own. A phone that trusts
the authority trusts no other site by it. iOS refuses a certificate that is both.
"""

from __future__ import annotations

import os
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.core.errors import ConfigError

LEAF = timedelta(days=397)  # the longest that browsers accept
AUTHORITY = timedelta(days=3650)
EARLY = timedelta(days=30)  # a leaf is renewed this long before its end
SKEW = timedelta(days=1)  # a phone's clock may be behind


@dataclass(frozen=True, slots=True)
class Papers:
    """What the server shows: a TLS context, and our own authority's certificate (DER, for a phone to trust)."""

    context: ssl.SSLContext
    authority: bytes | None
    fingerprint: str  # SHA-256 of the authority or leaf, for people to compare


def own(certificate: Path, key: Path | None) -> Papers:
    """The city's own certificate. Raises `ConfigError`."""
    context = _context()
    try:
        context.load_cert_chain(certificate, key)
        leaf = x509.load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError) as error:
        raise ConfigError(
            "kiosk.toml", "calls.certificate", f"{certificate}: {error}", "Give PEM files of a certificate and its key"
        ) from error
    return Papers(context, None, _fingerprint(leaf))


def made(folder: Path, host: str, now: datetime | None = None) -> Papers:
    """A certificate for `host` by this wall's own authority; both are made where missing, old or of another address."""
    now = now or datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = socket.gethostname().split(".")[0].lower() or "kiosk"
    authority, signer = _kept(folder / "authority.pem", folder / "authority.key")
    if authority is None or signer is None or not _good(authority, now) or not _covers(authority, host, name):
        authority, signer = _authority(host, name, now)
        _keep(folder, "authority", authority, signer)
        (folder / "leaf.pem").unlink(missing_ok=True)
    leaf, key = _kept(folder / "leaf.pem", folder / "leaf.key")
    if leaf is None or key is None or not _good(leaf, now) or not _names(leaf, host, name):
        leaf, key = _leaf(host, name, authority, signer, now)
        _keep(folder, "leaf", leaf, key)
    context = _context()
    context.load_cert_chain(folder / "leaf.pem", folder / "leaf.key")
    return Papers(context, authority.public_bytes(serialization.Encoding.DER), _fingerprint(authority))


def network_of(host: str) -> IPv4Network | IPv6Network:
    """The network an address is taken to be in: /24, or /64; of loopback the whole. Raises `ValueError`."""
    address = ip_address(host)
    if address.is_loopback:
        return ip_network("127.0.0.0/8") if address.version == 4 else ip_network("::1/128")  # noqa: PLR2004 - IPv4
    return ip_network(f"{host}/24" if address.version == 4 else f"{host}/64", strict=False)  # noqa: PLR2004 - IPv4


# ---------------------------------------------------------------------- within


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _good(certificate: x509.Certificate, now: datetime) -> bool:
    return certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - EARLY


def _covers(authority: x509.Certificate, host: str, name: str) -> bool:
    try:
        subtrees = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    except x509.ExtensionNotFound:
        return False
    return network_of(host) in [s.value for s in subtrees if isinstance(s, x509.IPAddress)] and name in [
        s.value for s in subtrees if isinstance(s, x509.DNSName)
    ]


def _names(leaf: x509.Certificate, host: str, name: str) -> bool:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    return ip_address(host) in names.get_values_for_type(x509.IPAddress) and name in names.get_values_for_type(
        x509.DNSName
    )


def _builder(
    subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, now: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SKEW)
        .not_valid_after(now - SKEW + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _authority(host: str, name: str, now: datetime) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = f"Command wall {name}"
    permitted: list[x509.GeneralName] = [
        x509.IPAddress(network_of(host)),
        x509.DNSName(name),
        x509.DNSName(f"{name}.local"),
        x509.DNSName("localhost"),
    ]
    built = (
        _builder(subject, subject, key, now, AUTHORITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return built, key


def _leaf(
    host: str, name: str, authority: x509.Certificate, signer: ec.EllipticCurvePrivateKey, now: datetime
) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    address: IPv4Address | IPv6Address = ip_address(host)
    names = [x509.IPAddress(address), x509.DNSName(name), x509.DNSName(f"{name}.local"), x509.DNSName("localhost")]
    issuer = str(authority.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)
    built = (
        _builder(name, issuer, key, now, LEAF)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
    return built, key


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _kept(certificate: Path, key: Path) -> tuple[x509.Certificate | None, ec.EllipticCurvePrivateKey | None]:
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        secret = serialization.load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError):
        return None, None
    if not isinstance(secret, ec.EllipticCurvePrivateKey) or secret.public_key() != found.public_key():
        return None, None
    return found, secret


def _keep(folder: Path, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> None:
    _write(
        folder / f"{name}.key",
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    _write(folder / f"{name}.pem", certificate.public_bytes(serialization.Encoding.PEM))


def _write(file: Path, content: bytes) -> None:
    part = file.with_suffix(file.suffix + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
    part.replace(file)
