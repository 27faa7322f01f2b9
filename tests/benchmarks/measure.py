"""Work and baseline measured in turn in one run; medians, ratio and peak memory."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

LONG = 30.0


@dataclass(frozen=True)
class Measured:
    """One line of the benchmark's answer; `seconds` and `baseline_seconds` are medians, `peak_mib` the process's peak."""

    name: str
    n: int
    seconds: float
    baseline_seconds: float
    ratio: float
    peak_mib: float
    what: str = ""

    def plain(self) -> dict[str, object]:
        """The contract's fields."""
        return {key: value for key, value in asdict(self).items() if key != "what"}


def peak_mib() -> float:
    """The peak memory of this process in MiB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024


def in_turn(
    name: str, n: int, work: Callable[[], object], baseline: Callable[[], object], runs: int = 5, what: str = ""
) -> Measured:
    """Run work and baseline alternately `runs` times (once if the first takes over 30 s) and give the medians."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        ours.append(seconds(work))
        theirs.append(seconds(baseline))
        if ours[0] + theirs[0] > LONG:
            break
    median, plain = statistics.median(ours), statistics.median(theirs)
    return Measured(name, n, round(median, 4), round(plain, 4), round(median / plain, 2) if plain else 0.0, round(peak_mib(), 1), what)


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
