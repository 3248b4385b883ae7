"""One module a command: options, one call, print, exit code.

Exit codes: 0 the handbook has no errors, 1 it has (with `--strict` warnings count, too), 2 the call or the machine is at fault.
"""
