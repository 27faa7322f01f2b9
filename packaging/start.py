"""Where the one-folder program begins: the same as `ipdocket`, and the child processes that read spreadsheets."""

import multiprocessing
import sys

from ipdocket.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a child is this very program started anew
    sys.exit(main())
