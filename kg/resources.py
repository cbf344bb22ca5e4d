"""Where the package's data files are: inside the wheel, or beside the code in a checkout."""

from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """The folder `ontology` or `queries`; installed as `kg/data/<name>`, in a checkout at the top level."""
    package = Path(str(files("kg")))
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parent / name
