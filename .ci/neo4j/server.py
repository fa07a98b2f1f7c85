"""A real Neo4j for the tests: fetched from Maven Central, on the loopback address only.

    python .ci/neo4j/server.py start FOLDER [--port 17687]    fetch, start, wait, print exports
    python .ci/neo4j/server.py stop FOLDER

Needs Java 17 or 21, and Maven. Users get Neo4j in the ordinary ways (docs/stores.md).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

VERSION = "5.26.30"
POM = Path(__file__).with_name("pom.xml")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "samspill-neo4j"
PASSWORD = "only-for-tests"  # of a server that only this machine can reach
OPENED = (
    "java.base/java.nio",
    "java.base/java.io",
    "java.base/sun.nio.ch",
    "java.base/java.lang",
)


class Server:
    """A server whose data, settings and process id are in `folder`."""

    def __init__(
        self, folder: Path, port: int = 17687, heap: str = "768m", settings: str = ""
    ) -> None:
        self.folder, self.port, self.heap = folder.resolve(), port, heap
        self.settings = settings
        self.url = f"neo4j://127.0.0.1:{port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: float = 120) -> None:
        """Start, and wait until it answers with our password."""
        jars = fetch()
        conf = self.folder / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        (conf / "neo4j.conf").write_text(
            "server.default_listen_address=127.0.0.1\n"
            f"server.bolt.listen_address=127.0.0.1:{self.port}\n"
            f"server.bolt.advertised_address=127.0.0.1:{self.port}\n"
            "server.http.enabled=false\n"
            "server.https.enabled=false\n"
            "dbms.security.auth_enabled=true\n"
            f"server.directories.data={self.folder}/data\n"
            "server.memory.pagecache.size=128m\n"
            "dbms.usage_report.enabled=false\n"
            f"{self.settings}"
        )
        opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
        java = ["java", f"-Xmx{self.heap}", "-XX:+UseG1GC", *opened, "-cp", f"{jars}/*"]
        entry = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.folder}"]
        with (self.folder / "output").open("ab") as output:
            self._process = process = subprocess.Popen(
                [*java, *entry, f"--config-dir={conf}"],
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        (self.folder / "pid").write_text(str(process.pid))
        self._wait(process, seconds)

    def _wait(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if process.poll() is not None:
                break
            try:
                self._answer()
            except AuthError:
                self._set_password()
            except (DriverError, Neo4jError, OSError):
                time.sleep(0.25)
            else:
                return
        raise RuntimeError(f"Neo4j does not answer; see {self.folder}/output and logs/")

    def _answer(self) -> None:
        with self._driver(PASSWORD) as driver:
            driver.execute_query("RETURN 1", database_="neo4j")

    def _set_password(self) -> None:
        with self._driver("neo4j") as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                new=PASSWORD,
                database_="system",
            )

    def _driver(self, password: str) -> neo4j.Driver:
        # Directly and without the driver's own waiting between tries.
        direct = self.url.replace("neo4j://", "bolt://")
        return neo4j.GraphDatabase.driver(
            direct, auth=("neo4j", password), max_transaction_retry_time=0
        )

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Let it end in good order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        file = self.folder / "pid"
        if not file.exists():
            return
        pid = int(file.read_text())
        file.unlink()
        if self._process is not None:  # a child of ours
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)
            for _ in range(600):
                os.kill(pid, 0)  # raises as soon as it is gone
                time.sleep(0.1)
            raise RuntimeError(f"process {pid} does not end")


def fetch() -> Path:
    """The folder of jars, fetched when it is not there."""
    jars = CACHE / VERSION / "lib"
    if jars.is_dir():
        return jars
    part = CACHE / f"{VERSION}.{os.getpid()}"
    subprocess.run(
        [
            *("mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"),
            f"-DoutputDirectory={part}/lib",
        ],
        check=True,
        stdout=sys.stderr,  # Maven resets colours there even when quiet; ours is for exports
    )
    part.rename(CACHE / VERSION)
    return jars


def available() -> bool:
    """Whether this machine can run it."""
    fetched = (CACHE / VERSION / "lib").is_dir()
    return shutil.which("java") is not None and (fetched or shutil.which("mvn") is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("do", choices=["start", "stop"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=17687)
    given = parser.parse_args()
    server = Server(given.folder, given.port)
    if given.do == "stop":
        server.stop()
        return
    server.start()
    print(f"export SAMSPILL_TEST_NEO4J={server.url}")
    print(f"export SAMSPILL_TEST_NEO4J_PASSWORD={PASSWORD}")


if __name__ == "__main__":
    main()
