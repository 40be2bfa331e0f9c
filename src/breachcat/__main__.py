"""Run breachcat as `python -m breachcat`."""

import sys

from breachcat.cli import main

sys.exit(main())
