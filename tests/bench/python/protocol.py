"""How every program that sets invoices is asked to: a line on standard input, a line of JSON on standard output."""

import json
import sys
import time
from pathlib import Path


def page_of(folder: str, size: str, number: int) -> dict | None:
    file = Path(folder) / f"{size}-{number}.json"
    return json.loads(file.read_text(encoding="utf-8"))["page"] if file.exists() else None


def peak_in_kilobytes() -> int | None:
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(lines[0].split()[1]) if lines else None


def answer(folder: str, set_page) -> None:
    number = 0
    for line in sys.stdin:
        words = line.rstrip("\n").split(" ", 2)
        if words[0] == "peak":
            told = peak_in_kilobytes()
        elif words[0] == "write":
            document = set_page(page_of(folder, words[1], 0))
            Path(words[2]).write_bytes(document)
            told = len(document)
        else:
            told = []
            for _ in range(int(words[2])):
                page = page_of(folder, words[1], number)
                if page is None:
                    number, page = 0, page_of(folder, words[1], 0)
                start = time.perf_counter_ns()
                set_page(page)
                told.append(time.perf_counter_ns() - start)
                number += 1
        print(json.dumps(told), flush=True)
