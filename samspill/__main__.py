"""``python -m samspill`` is the command ``samspill``."""

from samspill.cli import main

if __name__ == "__main__":
    main()
