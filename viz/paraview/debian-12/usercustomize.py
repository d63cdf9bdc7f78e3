"""Lets Python plugins load in the ParaView 5.11 of Debian 12.

That ParaView asks for `inspect.getargspec`, which the Python 3.11 beside it no longer has. Python imports this file at
its start if the folder is in PYTHONPATH.
"""
import inspect

if not hasattr(inspect, "getargspec"):
    inspect.getargspec = inspect.getfullargspec
