"""The office's commands from a checkout: `python manage.py COMMAND` is the same as `.venv/bin/waiban COMMAND`."""

from waiban.config.cli import main

if __name__ == "__main__":
    main()
