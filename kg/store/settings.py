"""Times that the environment sets."""

import os


def seconds(name: str, minutes: float) -> float:
    """The time in the variable `name`, given in minutes; `minutes` where it is not set or is no number."""
    try:
        return float(os.environ.get(name, minutes)) * 60
    except ValueError:
        return minutes * 60
