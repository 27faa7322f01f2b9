"""Start the window, or the command line when arguments ask for it."""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the window or of the command."""
    from ipdocket.cli import read_arguments, run_command

    args = read_arguments(arguments)
    if args.command:
        try:
            return run_command(args)
        except BrokenPipeError:
            # The reader of our output went away (`| head`): nothing is left to say, and nowhere to say it.
            sys.stdout = None  # keeps the interpreter from flushing into the closed pipe
            return 0
    from ipdocket.app import run_window

    return run_window(demo=args.demo, docket=args.docket)


if __name__ == "__main__":
    freeze_support()  # the spreadsheet reader is a child process; a frozen program must know it is one
    sys.exit(main())
