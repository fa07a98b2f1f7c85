"""An encrypted connection is made to the server that is meant, and to no other."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from graph.errors import StoreError
from graph.model import Reading
from graph.stores import open_store

ROOT = Path(__file__).resolve().parents[2]
MakeReading = Callable[..., Reading]
SETTINGS = """
server.bolt.tls_level=REQUIRED
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory={0}
dbms.ssl.policy.bolt.private_key=server.key
dbms.ssl.policy.bolt.public_certificate=server.pem
dbms.ssl.policy.bolt.client_auth=NONE
"""


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def _authority(folder: Path, name: str) -> tuple[str, str]:
    """Key and certificate of somebody who signs certificates."""
    key, certificate = str(folder / f"{name}.key"), str(folder / f"{name}.pem")
    _openssl(
        *(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={name}",
        ),
        *("-keyout", key, "-out", certificate),
        *("-addext", "keyUsage=critical,keyCertSign"),
    )
    return key, certificate


@pytest.fixture(scope="module")
def encrypted(
    neo4j_server: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[int, Path]]:
    """The port of a server that speaks TLS only, and the folder of the certificates."""
    del neo4j_server  # where that one is, this one can run
    folder = tmp_path_factory.mktemp("tls")
    key, authority = _authority(folder, "ours")
    _authority(folder, "theirs")
    request, names = str(folder / "server.csr"), folder / "names"
    names.write_text("subjectAltName=IP:127.0.0.1\nauthorityKeyIdentifier=keyid\n")
    _openssl(
        *("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=graph", "-out", request),
        *("-keyout", str(folder / "server.key")),
    )
    _openssl(
        *("x509", "-req", "-in", request, "-CA", authority, "-CAkey", key, "-days", "2"),
        *("-CAcreateserial", "-extfile", str(names), "-out", str(folder / "server.pem")),
    )
    spec = importlib.util.spec_from_file_location("server", ROOT / ".ci/neo4j/server.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.Server(
        tmp_path_factory.mktemp("neo4j"), port=17698, settings=SETTINGS.format(folder)
    )
    server.url = server.url.replace("neo4j://", "bolt+ssc://")
    server.start()
    yield server.port, folder
    server.stop()


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_server_signed_by_whom_we_trust_is_used(
    encrypted: tuple[int, Path],
    scheme: str,
    reading: MakeReading,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port, folder = encrypted
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ours.pem"))
    store = open_store(f"{scheme}://127.0.0.1:{port}", create=True)
    store.add(reading())
    assert store.counts().sources == 1
    store.close()


@pytest.mark.parametrize(
    ("trusted", "host", "why"),
    [
        (None, "127.0.0.1", "self-signed|unable to get local issuer"),
        ("theirs.pem", "127.0.0.1", "self-signed|unable to get local issuer"),
        ("ours.pem", "localhost", "Hostname mismatch"),
    ],
)
def test_any_other_is_refused_before_the_password_is_sent(
    encrypted: tuple[int, Path],
    trusted: str | None,
    host: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port, folder = encrypted
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / trusted))
    with pytest.raises(StoreError, match=f"not trusted.*({why})") as refused:
        open_store(f"bolt+s://{host}:{port}")
    assert "SSL_CERT_FILE" in str(refused.value)


def test_an_open_connection_to_it_is_refused(encrypted: tuple[int, Path]) -> None:
    port, _ = encrypted
    with pytest.raises(StoreError, match="no Neo4j answers"):
        open_store(f"bolt://127.0.0.1:{port}")
