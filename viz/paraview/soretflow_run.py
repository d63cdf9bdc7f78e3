"""Runs the program `soretflow` for ParaView, and follows it."""
import collections
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import threading
import time

GRACE_SECONDS = 10.0
"""How long a run that is stopped may take to write its last state."""


class SolverError(Exception):
    """The program is missing or could not be started; the text is meant for people."""


class Settings(collections.namedtuple(
        "Settings", "case parameters names cells end_time output_every changes folder threads",
        defaults=("", (), (), (0, 0, 0), "", "", "", "", 0))):
    """What is run: a case, what is changed in it, and where the results go.

    parameters: pairs of names and values; names: all parameters that the case has.
    """

    __slots__ = ()

    def overrides(self):
        """Changes as the program takes them, `key=value` each."""
        changes = ["parameters.%s=%s" % pair for pair in self.parameters]
        changes += ["mesh.%s.cells=%d" % (axis, cells) for axis, cells in zip("xyz", self.cells) if cells > 0]
        if self.end_time.strip():
            changes.append("time.end=" + self.end_time.strip())
        if self.output_every.strip():
            changes.append("output.fields={every: %s}" % self.output_every.strip())
        for line in self.changes.splitlines():
            if line.strip():
                key, equals, value = line.partition("=")
                key = key.strip()
                prefix = "parameters." if key in self.names else ""
                changes.append(prefix + key + equals + value.strip())
        return changes


Outcome = collections.namedtuple("Outcome", "computed error warnings")
"""How a run ended: whether it has computed at all, a text for people, empty if all went well, and warnings."""

BUILDING = ("soretflow: building", "soretflow: waiting")
"""How the launcher says that it builds the program first, or waits for another that does."""

NOT_STARTED = (2, 3)
"""Exit codes of the program when it has not touched the run folder: mistakes in the case, or of the machine."""


def find_launcher():
    """The program: what the variable SORETFLOW names, or that of this source tree, or of the PATH; None if missing."""
    named = os.environ.get("SORETFLOW")
    if named:
        return named
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    beside = os.path.join(root, "soretflow")
    if os.path.isfile(beside) and os.access(beside, os.X_OK):
        return beside
    return shutil.which("soretflow")


class SolverRun:
    """One run of the program."""

    def __init__(self, launcher, settings, folder):
        if launcher is None:
            raise SolverError("SoretFlow: the program 'soretflow' was not found; set the environment variable SORETFLOW"
                              " to its path before ParaView is started, or put it on the PATH")
        self._command = [launcher, "run", settings.case, "--out", folder, "--progress", "json"]
        if settings.threads > 0:
            self._command += ["--threads", str(settings.threads)]
        for override in settings.overrides():
            self._command += ["--set", override]
        self._lines = queue.Queue()

    def execute(self, show, is_stopped):
        """Runs to the end, telling `show(fraction, text)`; as soon as `is_stopped()` is true the run is ended.

        Returns an `Outcome`. Whatever happens, the program does not outlive this call.
        """
        try:
            process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, start_new_session=True)
        except OSError as failure:
            raise SolverError("SoretFlow: %s cannot be started: %s" % (self._command[0], failure.strerror)) from failure
        readers = [threading.Thread(target=self._read, args=(stream, kind), daemon=True)
                   for stream, kind in ((process.stdout, "event"), (process.stderr, "message"))]
        for reader in readers:
            reader.start()
        messages = []
        stopped = False
        try:
            stopped = self._follow(process, messages, show, is_stopped)
        finally:
            if process.poll() is None:
                self._end(process)
            for reader in readers:
                reader.join(timeout=2)
        self._drain(messages)
        return self._outcome(process.returncode, stopped, messages)

    def _read(self, stream, kind):
        with stream:
            for line in stream:
                self._lines.put((kind, line.decode("utf-8", "replace").rstrip()))

    def _drain(self, messages):
        while not self._lines.empty():
            kind, line = self._lines.get()
            if kind == "message":
                messages.append(line)

    def _follow(self, process, messages, show, is_stopped):
        """Shows progress until the program has ended or is to be stopped; tells which of both."""
        start = time.monotonic()
        state = None
        while process.poll() is None:
            built = bool(messages) and messages[-1].startswith(BUILDING)
            show(*_progress(state, time.monotonic() - start, built))
            if is_stopped():
                return True
            try:
                kind, line = self._lines.get(timeout=0.1)
            except queue.Empty:
                continue
            if kind == "message":
                messages.append(line)
            else:
                state = _event(line) or state
        return False

    @staticmethod
    def _end(process):
        """Asks the program to end after its step; after a while it is ended by force, with all it has started."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
                process.wait(timeout=GRACE_SECONDS)
                return
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue

    @staticmethod
    def _outcome(code, stopped, messages):
        warnings = ["SoretFlow: " + line[len("warning: "):] for line in messages if line.startswith("warning: ")]
        if stopped:
            return Outcome(True, "", warnings + ["SoretFlow: stopped; what had been written until then is shown"])
        if code == 0:
            return Outcome(True, "", warnings)
        told = [re.sub(r"^soretflow: ", "", line) for line in messages
                if line and not line.startswith(("warning: ", "Try 'soretflow ") + BUILDING)]
        reason = "\n".join(told) or "the program ended with code %s and no message" % code
        return Outcome(code not in NOT_STARTED, "SoretFlow: " + reason, warnings)


def _event(line):
    """What a line of the program's progress says; None if it is something else."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) and event.get("event") == "progress" else None


def _progress(event, elapsed, built):
    """Fraction and text for the bar; built: whether the program is still being built.

    Time steps grow by orders of magnitude, so that the share of the simulated time says little: the program's time to
    go is taken as soon as it is known.
    """
    if event is None:
        return 0.0, ("SoretFlow is being built, %d s" if built else "SoretFlow runs, %d s") % elapsed
    if "iteration" in event:
        # of a steady solve nobody knows how many there will be
        return 0.0, "SoretFlow: iteration %d, residual %.1e" % (event["iteration"], event.get("residual") or 0.0)
    to_go = event.get("to_go_seconds")
    share = elapsed / (elapsed + to_go) if to_go is not None else event.get("fraction") or 0.0
    text = "SoretFlow: step %d" % event.get("step", 0)
    if event.get("end_seconds"):
        text += ", %.4g s of %.4g s" % (event.get("time_seconds") or 0.0, event["end_seconds"])
    return share, text
