"""`python -m tests.benchmarks [--scale small|full] [--only NAME] [--json]`."""

import argparse
import importlib
import json
import sys

# Every benchmark once, by the contract's names: module and function.
BENCHMARKS = (
    ("engine", "rules", "bench_engine"),
    ("engine_many_rules", "rules", "bench_engine_many_rules"),
    ("rules_load", "rules", "bench_rules_load"),
    ("bulk_store", "store", "bench_bulk_store"),
    ("change_one", "store", "bench_change_one"),
    ("docket_first_page", "store", "bench_docket_first_page"),
    ("docket_filter", "store", "bench_docket_filter"),
    ("audit_verify", "store", "bench_audit_verify"),
    ("window_start", "window", "bench_window_start"),
    ("pdf_docket", "paper", "bench_pdf_docket"),
    ("ics_export", "ics_export", "bench_ics_export"),
    ("import_xlsx", "import_xlsx", "bench_import_xlsx"),
    ("owners_cluster", "owners", "bench_owners_cluster"),
    ("owners_lookup", "owners", "bench_owners_lookup"),
    ("merge", "merge", "bench_merge"),
)


def main() -> int:
    """Print a line a benchmark; exit status 0."""
    parser = argparse.ArgumentParser(description="Each benchmark against a plain baseline in the same run.")
    parser.add_argument("--scale", choices=("small", "full"), default="small")
    parser.add_argument("--only", choices=[name for name, _module, _function in BENCHMARKS])
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for name, module, function in BENCHMARKS:
        if args.only not in (None, name):
            continue
        bench = getattr(importlib.import_module(f"tests.benchmarks.{module}"), function)
        for line in bench(args.scale):
            if args.json:
                print(json.dumps(line.plain()), flush=True)
            else:
                print(f"{line.name:18} n={line.n:<9} {line.seconds:9.4f} s  baseline {line.baseline_seconds:9.4f} s  "
                      f"ratio {line.ratio:7.2f}  peak {line.peak_mib:7.1f} MiB  {line.what}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
