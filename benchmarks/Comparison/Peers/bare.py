# The bare start of Python.
