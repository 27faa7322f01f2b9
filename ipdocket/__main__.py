"""Start the window, or the command line when arguments ask for it."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the window or of the command."""
    from ipdocket.cli import build_parser, run_command  # noqa: PLC0415 - keeps the start of the window short

    args = build_parser().parse_args(arguments)
    if args.command:
        return run_command(args)
    from ipdocket.app import run_window  # noqa: PLC0415 - the command line needs no Qt

    return run_window(demo=args.demo, docket=args.docket)


if __name__ == "__main__":
    sys.exit(main())
