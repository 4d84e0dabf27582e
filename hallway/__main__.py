"""`python -m hallway` is the `hallway` command."""

from hallway.cli import main

if __name__ == "__main__":
    main()
