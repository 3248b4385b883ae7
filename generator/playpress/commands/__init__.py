"""One module a command: options, one call, print, exit code.

Exit codes: 0 all is well, 1 something is wrong with the handbook, 2 with the call or the machine.
"""
