"""The cases of SoretFlow's gallery and the parameters of case files, read without the program."""
import collections
import os
import re

Parameter = collections.namedtuple("Parameter", "name value comment")
"""A parameter of a case: its name, its value as text, and the comment beside it."""

_ENTRY = re.compile(r"\s+(?P<name>[A-Za-z_]\w*):\s*(?P<value>\"[^\"]*\"|'[^']*'|[^#]*?)\s*(?:\s#\s*(?P<comment>.*))?$")


def gallery(roots):
    """Parameters of all cases of the gallery, by the names of the cases.

    roots: folders that may be a source tree of SoretFlow; the first that has a gallery counts.
    """
    for root in roots:
        folder = os.path.join(root, "cases", "gallery")
        if os.path.isdir(folder):
            files = {name: os.path.join(folder, name, "case.yaml") for name in sorted(os.listdir(folder))}
            return {name: parameters_of(file) for name, file in files.items() if os.path.isfile(file)}
    return {}


def parameters_of(file):
    """Parameters in the block `parameters:` of a case file.

    Expressions of other parameters are left out: they follow from those. A file that cannot be read has none; the
    program tells what is wrong with it.
    """
    try:
        with open(file, encoding="utf-8") as lines:
            return _parameters_in(lines)
    except (OSError, UnicodeDecodeError):
        return []


def _parameters_in(lines):
    parameters = []
    inside = False
    for line in lines:
        if re.match(r"parameters:\s*(#.*)?$", line):
            inside = True
        elif inside and re.match(r"\S", line) and not line.startswith("#"):
            break
        elif inside:
            entry = _ENTRY.match(line.rstrip("\n"))
            if entry and "${" not in entry.group("value"):
                parameters.append(Parameter(entry.group("name"), entry.group("value").strip("\"'"),
                                            entry.group("comment") or ""))
    return parameters
