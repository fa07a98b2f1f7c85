"""Write docs/commands.md from the commands themselves: ``python docs/generate_commands.py``."""

from __future__ import annotations

from pathlib import Path

import typer

from samspill.cli import app

__all__ = ["text"]

PAGE = Path(__file__).parent / "commands.md"


def text() -> str:
    """The page, as Markdown."""
    root = typer.main.get_command(app)
    parts = [
        "# Commands",
        "Made from the commands themselves. Exit codes: 0 done, 1 done but some input was "
        "lost, 2 wrong use.",
    ]
    parts += _command(root, "samspill")
    return "\n\n".join(parts) + "\n"


def _command(command: typer.models.Any, name: str) -> list[str]:
    parts = []
    if name != "samspill":
        parts = [f"## {name}", (command.help or "").strip()]
        rows = [_row(p) for p in command.params if p.name != "help"]
        if rows:
            parts.append("\n".join(["| | |", "|---|---|", *rows]))
    for child in getattr(command, "commands", {}):
        parts += _command(command.commands[child], f"{name} {child}")
    return parts


def _row(parameter: typer.models.Any) -> str:
    if parameter.param_type_name == "argument":
        name = parameter.name.upper().rstrip("_")
    else:
        name = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
    return f"| {name} | {(getattr(parameter, 'help', '') or '').replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    PAGE.write_text(text(), "utf-8")
