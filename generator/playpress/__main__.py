"""`python -m playpress`: the command line, where the script of that name is not on the path."""

from playpress.cli import run

if __name__ == "__main__":
    run()
