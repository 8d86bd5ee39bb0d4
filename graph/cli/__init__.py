"""The command `kg`. Commands are loaded only when they are called, so that `kg --help` is quick.

Exit codes: 0 done; 1 unexpected; 2 wrong use or unknown name; 3 some file could not be read; 4 a claim, registry or graph
is invalid; 5 the store is missing, locked or newer; 6 a query is wrong, refused or too slow; 7 Neo4j cannot be reached, refuses, or differs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ontology.errors import KgError, UsageError

if TYPE_CHECKING:
    import pyoxigraph

# name: (module, one line of help); each module has a click command called `command`
COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("graph.cli.build", "Build the graph from the digests that are shipped."),
    "load": ("graph.cli.load", "Load documents: files and folders of txt, html, pdf, md."),
    "forget": ("graph.cli.forget", "Take a source out of the graph."),
    "extract": ("graph.cli.extract", "Show what is read in documents, without a store."),
    "stats": ("graph.cli.stats", "Count what the graph holds."),
    "show": ("graph.cli.show", "Show a thing or an event, each fact with its sentence."),
    "status": ("graph.cli.status", "Show under which sanctions a thing stands, by acts, and what is reported."),
    "custody": ("graph.cli.custody", "Show who was held, freed, expelled, or is back in prison, and who says so."),
    "conflicts": ("graph.cli.conflicts", "List where sources disagree, with one another and with acts."),
    "review": ("graph.cli.review", "Walk through what a person must decide: the same or not?"),
    "resolve": ("graph.cli.resolve", "Say that two events or things are the same, or are not."),
    "unmerge": ("graph.cli.unmerge", "Take such a decision back, or part what was joined."),
    "timeline": ("graph.cli.timeline", "Show what happened in which order."),
    "path": ("graph.cli.path", "Show how two things are connected, step by step."),
    "deals": ("graph.cli.deals", "Show who gave what for what, round by round."),
    "brokers": ("graph.cli.brokers", "Show who stands between others."),
    "communities": ("graph.cli.communities", "Show who belongs together."),
    "explore": ("graph.cli.explore", "Write an interactive page that works offline."),
    "query": ("graph.cli.query", "Ask in SPARQL (read-only)."),
    "cypher": ("graph.cli.cypher", "Ask in Cypher, with Neo4j or without (read-only)."),
    "sync": ("graph.cli.sync", "Write the graph into Neo4j: only what changed."),
    "export": ("graph.cli.export", "Write the graph as Turtle, N-Quads or JSON-LD."),
    "validate": ("graph.cli.validate", "Check the graph against the shapes of the ontology."),
}
# raw queries say themselves what they want; the others write, or read no graph
UNSLICED = {"query", "cypher", "build", "load", "forget", "extract", "resolve", "unmerge", "sync"}
# why the options of a slice are refused there, and what does the same
_WHOLE = {
    "sync": (
        "`kg sync` keeps the whole graph in a database; a slice would take out of it what the slice leaves out",
        "Write the slice into a database of its own: kg export --format neo4j-admin {option} … -o import/ (see docs/neo4j.md).",
    ),
    "query": (
        "a raw query asks the whole graph",
        "In Python KnowledgeGraph({name}=…).query(…) asks a slice; kg export {option} … writes one.",
    ),
    "": ("`kg {command}` writes, or reads no graph: it has no slice", "kg show, status, deals and the others that read take {option}."),
}  # fmt: skip


@dataclass(slots=True)
class Settings:
    """The global options, which may stand before or after the command."""

    store: Path
    lang: str = "pl"
    json: bool = False
    debug: bool = False
    at: str | None = None
    known_at: str | None = None
    possible: bool = False
    grade: str | None = None

    @contextmanager
    def open(self) -> Iterator[pyoxigraph.Store]:
        """The store for reading, cut down to what `--at`, `--known-at` and `--grade` leave."""
        from graph.store import open_view
        from graph.versions import stale

        store = open_view(self.store)
        if stale(store):
            del store
            self._renew()
            store = open_view(self.store)
        if not (self.at or self.known_at or self.grade):
            yield store.quads
            return
        from graph.analysis.deals import deals_anew
        from graph.slices import Slice, sliced

        cut = Slice(self.at, self.known_at, self.possible, self.grade)
        yield sliced(store.quads, cut, self.store, deals_anew)

    def _renew(self) -> None:
        """Derive the graph anew after an upgrade; where somebody else writes, what is there is read, and that is said."""
        from graph.cli.messages import say
        from graph.renewal import renew
        from ontology.errors import StoreError

        try:
            renew(self.store)
            click.echo(say("renewed", self.lang), err=True)
        except StoreError as error:
            click.echo(say("not_renewed", self.lang, why=str(error)), err=True)


class Lazy(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command = import_module(COMMANDS[name][0]).command
        assert isinstance(command, click.Command)
        command.name = name
        _add_global(command, sliced=name not in UNSLICED)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no command {args[0]!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a reader that had enough (`kg export | head`) is no error."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return 0
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _set(name: str) -> Any:
    def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value not in (None, False) and isinstance(ctx.obj, Settings):
            setattr(ctx.obj, name, value)

    return callback


def _globals() -> list[click.Option]:
    return [
        click.Option(["--store"], type=click.Path(path_type=Path, readable=False), expose_value=False, callback=_set("store"), help="Folder of the store (default: KG_STORE, else .kg)."),
        click.Option(["--lang"], type=click.Choice(["pl", "en"]), expose_value=False, callback=_set("lang"), help="Language of labels."),
        click.Option(["--json"], is_flag=True, expose_value=False, callback=_set("json"), help="Print JSON for programs."),
        click.Option(["--debug"], is_flag=True, expose_value=False, callback=_set("debug"), help="Show the traceback of an error."),
    ]  # fmt: skip


def _slicing() -> list[click.Option]:
    return [
        click.Option(["--at", "--valid-at"], metavar="DATE", expose_value=False, callback=_set("at"), help="The world as it stood: what had certainly happened by DATE, or held on it."),
        click.Option(["--known-at"], metavar="DATE", expose_value=False, callback=_set("known_at"), help="Only what sources of DATE and before support."),
        click.Option(["--possible"], is_flag=True, expose_value=False, callback=_set("possible"), help="With --at: also what may have happened or held."),
        click.Option(["--grade"], metavar="GRADE", expose_value=False, callback=_set("grade"), help="Only what sources of this grade or better support, e.g. B or C3."),
    ]  # fmt: skip


def _add_global(command: click.Command, *, sliced: bool) -> None:
    have = {p.name for p in command.params}
    more = _slicing() if sliced else [_refused(option) for option in _slicing()]
    command.params += [o for o in [*_globals(), *more] if o.name not in have]


def _refused(option: click.Option) -> click.Option:
    """The option where there is no slice: says why, and what to do instead."""

    def refuse(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value not in (None, False):
            name = str(ctx.command.name)
            values = {"command": name, "option": option.opts[0], "name": option.name}
            what, hint = _WHOLE.get({"cypher": "query"}.get(name, name), _WHOLE[""])
            raise UsageError(what.format(**values), hint=hint.format(**values))

    return click.Option(
        [*option.opts], hidden=True, is_flag=option.is_flag, expose_value=False, callback=refuse, help=option.help
    )


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=__doc__.split("\n\n", 1)[1] if __doc__ else None,
)
@click.option(
    "--store",
    type=click.Path(path_type=Path, readable=False),
    default=None,
    help="Folder of the store (default: KG_STORE, else .kg).",
)
@click.option("--lang", type=click.Choice(["pl", "en"]), default="pl", show_default=True, help="Language of labels.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="sanctions-kg", prog_name="kg")
@click.pass_context
def cli(ctx: click.Context, store: Path | None, lang: str, as_json: bool, debug: bool) -> None:
    """A knowledge graph of actors, entities and sanctions: every fact leads to the sentence that says it."""
    ctx.obj = Settings(store or Path(os.environ.get("KG_STORE") or ".kg"), lang, as_json, debug)


def main() -> None:
    """Run `kg`; turns errors into messages and exit codes. No traceback reaches a user unless --debug asks for it."""
    debug = "--debug" in sys.argv
    _utf8()
    try:
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was finished is kept.", err=True)
        sys.exit(130)
    except KgError as error:
        if debug:
            raise
        click.echo(click.style("Error: ", fg="red", bold=True) + error.message, err=True)
        if error.hint:
            click.echo(error.hint, err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if debug:
            raise
        click.echo(f"Unexpected error: {type(error).__name__}: {error}", err=True)
        click.echo("Run the same command with --debug for the details, and report them as an issue.", err=True)
        sys.exit(1)


def _utf8() -> None:
    """What goes into files and pipes is UTF-8 in any locale; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")
