"""The office's commands from a checkout: `.venv/bin/python manage.py COMMAND`, the same as `.venv/bin/waiban COMMAND`."""

from waiban.config.cli import main

if __name__ == "__main__":
    main()
