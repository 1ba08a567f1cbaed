"""Runs commands and measures them: wall and processor time, peak memory, time to the first line of output."""
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass
class Run:
    """One run of a command: seconds, and bytes of memory at the peak."""

    wall: float
    user: float
    system: float
    peak: int


def on_one_core(command):
    """The command bound to the first core that this process may use, where the system can do that."""
    if not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(min(os.sched_getaffinity(0)))] + command


def run(command, stdin=None, stdout=os.devnull):
    """Runs a command to its end; its failure ends the benchmark, for a failed run is no measurement.

    On Linux a process inherits the peak of the one that started it, so no peak is less than this interpreter's own.
    """
    environment = dict(os.environ, LC_ALL="C")
    with open(stdin or os.devnull, "rb") as source, open(stdout, "wb") as sink, tempfile.TemporaryFile() as messages:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=source, stdout=sink, stderr=messages, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            messages.seek(0)
            sys.stderr.write(messages.read(4096).decode(errors="replace"))
            sys.exit(f"benchmark: exit status {process.returncode} of: {' '.join(command)}")
    return Run(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def alternating(commands, rounds):
    """Runs of named commands, {name: (command, stdin)}, in turn: A B C A B C, so that drift of the machine hits all."""
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, stdin) in commands.items():
            runs[name].append(run(command, stdin))
    return runs


def median(runs, field):
    return statistics.median(getattr(one, field) for one in runs)


def first_record(command, rounds):
    """Median seconds from the start of a command to the end of its first line; the rest of its output is refused."""
    times = []
    for _ in range(rounds):
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = process.stdout.readline()
        times.append(time.monotonic() - start)
        process.stdout.close()
        process.wait()
        if not line.endswith(b"\n"):
            sys.exit(f"benchmark: no record from: {' '.join(command)}")
    return statistics.median(times)


def machine():
    """What the figures were taken on."""
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
    elif sys.platform == "darwin":
        asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True)
        model = asked.stdout.strip()
    return {"model": model, "cores": cores(), "system": f"{platform.system()} {platform.machine()}"}


def cores():
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
