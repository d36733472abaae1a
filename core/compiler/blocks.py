"""From expressions to statements of Python.

What is evaluated becomes text; what a conditional evaluates on one side only becomes a block of its own, so
that recursion ends and nothing is computed for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from lemmata.core.compiler.layout import CompileError, fields_from, is_plain, reread
from lemmata.core.compiler.operations import operation, resized
from lemmata.core.compiler.values import Built, Closure, Code, Known, Named, Scope, Value, instance, known
from lemmata.core.language import ir
from lemmata.core.language.datatypes import LIST, NAT_DATA, OPTION, Constructor, Data, data_of
from lemmata.core.language.sorts import BOOL, INT, Con, Sort, resolve

if TYPE_CHECKING:
    from lemmata.core.compiler.functions import Compiler
    from lemmata.core.language.registry import Definition

INLINE_DEPTH = 40
Branch: TypeAlias = "tuple[Value, list[tuple[int, str]]]"
"""A value, and the statements that it needs, with their indents."""


class Body:
    """The statements of one function."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.lines: list[tuple[int, str]] = []
        self.indent = 0
        self.count = 0
        self._atoms: dict[int, Built] = {}

    def text(self, indent: int) -> str:
        """The statements."""
        return "".join(f"{'    ' * (indent + depth)}{line}\n" for depth, line in self.lines)

    def fresh(self, hint: str = "t") -> str:
        """A new local name."""
        self.count += 1
        return f"{hint}_{self.count}"

    def emit(self, line: str) -> None:
        """A statement."""
        self.lines.append((self.indent, line))

    # values as text

    def write(self, value: Value) -> str:
        """The text of a value."""
        match value:
            case Known(content):
                return self._literal(content)
            case Code(text):
                return text
            case Built(constructor, parts):
                return _construction(constructor, [self.write(part) for part in parts])
            case Closure(function, scope):
                return self._closure(function, scope)
            case Named(definition, types):
                return self.compiler.name(definition, types)

    def _literal(self, content: Any) -> str:
        if isinstance(content, int) and not isinstance(content, bool):
            return hex(content) if content > 9 else str(content) if content >= 0 else f"({content})"
        if content is None or isinstance(content, (bool, str)):
            return repr(content)
        return self.compiler.constant(content)

    def _closure(self, function: ir.Lambda, scope: Scope) -> str:
        name = self.fresh("f")
        params = {param: Code(self.fresh(param.name), atom=True) for param in function.params}
        self.emit(f"def {name}({', '.join(p.text for p in params.values())}):")
        self.indent += 1
        self.finish(function.body, scope.extended(dict(params)))
        self.indent -= 1
        return name

    def atom(self, value: Value) -> Value:
        """A value that costs nothing to use twice."""
        match value:
            case Code(text, atom=False):
                name = self.fresh()
                self.emit(f"{name} = {text}")
                return Code(name, atom=True)
            case Built(constructor, parts):
                if id(value) not in self._atoms:
                    made = tuple(self.atom(part) for part in parts)
                    same = all(new is old for new, old in zip(made, parts, strict=True))
                    done = value if same else Built(constructor, made)
                    self._atoms[id(done)] = done  # which keeps it, so that its id stays its own
                    return done
                return value
            case _:
                return value

    # statements that end the function

    def finish(self, expr: ir.Expr, scope: Scope) -> None:
        """Return the value of an expression."""
        while True:
            match expr:
                case ir.Let(var, value, body):
                    scope = scope.extended({var: self.atom(self.value(value, scope))})
                    expr = body
                case ir.If(test, then, other):
                    condition = self.value(test, scope)
                    if isinstance(condition, Known):
                        expr = then if condition.value else other
                        continue
                    self.emit(f"if {self.write(condition)}:")
                    self.indent += 1
                    self.finish(then, scope)
                    self.indent -= 1
                    expr = other
                case ir.Case():
                    subject = self.atom(self.value(expr.subject, scope))
                    chosen = self._chosen(expr, subject, scope)
                    if chosen is None:
                        self._finish_cases(expr, subject, scope)
                        return
                    expr, scope = chosen
                case _:
                    self.emit(f"return {self.write(self.value(expr, scope))}")
                    return

    def _finish_cases(self, expr: ir.Case, subject: Value, scope: Scope) -> None:
        data, text = _data(expr.subject, scope), self.write(subject)
        last = len(expr.branches) - 1
        for index, (params, body) in enumerate(expr.branches):
            if index < last:
                self.emit(f"if {_test(data, index, text)}:")
                self.indent += 1
            self.finish(body, scope.extended(self._fields(data, index, text, params)))
            if index < last:
                self.indent -= 1

    # values of expressions

    def value(self, expr: ir.Expr, scope: Scope) -> Value:
        """The value of an expression, with the statements that it needs before it."""
        match expr:
            case ir.Var():
                return scope.values[expr]
            case ir.Lit():
                return Known(bool(expr.value) if resolve(expr.sort) == BOOL else expr.value)
            case ir.Prim():
                return self._primitive(expr, scope)
            case ir.Construct():
                return self._construct(expr, scope)
            case ir.Project():
                return self._project(expr, scope)
            case ir.Global():
                return Named(expr.definition, instance(expr.definition, scope.sort(expr.sort)))
            case ir.Apply():
                return self._apply(expr, scope)
            case ir.Lambda():
                return Closure(expr, scope)
            case ir.Let(var, value, body):
                return self.value(body, scope.extended({var: self.atom(self.value(value, scope))}))
            case ir.If(test, then, other):
                return self._if(self.value(test, scope), self._later(then, scope), self._later(other, scope))
            case ir.Case():
                return self._case(expr, scope)

    def _later(self, expr: ir.Expr, scope: Scope) -> Callable[[], Value]:
        return lambda: self.value(expr, scope)

    def _construct(self, expr: ir.Construct, scope: Scope) -> Value:
        parts = tuple(self.value(arg, scope) for arg in expr.args)
        data = expr.constructor.data
        if data is NAT_DATA or data.key == INT.name:
            return self._number(expr.constructor, parts)
        if all(isinstance(part, Known) for part in parts):
            return Known(
                known(expr.constructor, tuple(part.value for part in parts if isinstance(part, Known)))
            )
        return Built(expr.constructor, parts)

    def _number(self, constructor: Constructor, parts: tuple[Value, ...]) -> Value:
        """0 and Suc of naturals; NonNegative and Negative of integers."""
        if constructor.data is NAT_DATA and constructor.index == 0:
            return Known(0)
        (part,) = parts
        if constructor.data is NAT_DATA:
            return Known(part.value + 1) if isinstance(part, Known) else Code(f"({self.write(part)} + 1)")
        if constructor.index == 0:
            return part
        return Known(-1 - part.value) if isinstance(part, Known) else Code(f"(-1 - {self.write(part)})")

    def _project(self, expr: ir.Project, scope: Scope) -> Value:
        record = self.value(expr.record, scope)
        if isinstance(record, Built):
            return record.parts[expr.index]
        place = fields_from(expr.constructor) + expr.index
        if isinstance(record, Known):
            return Known(record.value[place])
        return Code(f"{self.write(record)}[{place}]")

    # operations

    def _primitive(self, expr: ir.Prim, scope: Scope) -> Value:
        name = expr.op
        if name in ("bool.and", "bool.or", "bool.implies"):
            return self._connective(name, expr.args, scope)
        args = [self.value(arg, scope) for arg in expr.args]
        if name == "word.width":
            return Known(scope.width(expr.args[0].sort))
        return self._operation(expr, args, scope)

    def _operation(self, expr: ir.Prim, args: list[Value], scope: Scope) -> Value:
        name, is_known = expr.op, all(isinstance(arg, Known) for arg in args)
        values: list[Any] = [a.value for a in args if isinstance(a, Known)] if is_known else []
        source, target = scope.width(expr.args[0].sort), scope.width(expr.sort)
        if name == "same":
            return self._reread(args[0], scope.sort(expr.args[0].sort), scope.sort(expr.sort))
        if name == "eq":
            return Known(values[0] == values[1]) if is_known else self._equal(args)
        if name == "bool.not":
            return Known(not values[0]) if is_known else Code(f"(not {self.write(args[0])})")
        texts = [self._operand(arg) for arg in args] if not is_known else []
        if name in ("word.zero_extend", "word.sign_extend"):
            made = resized(name, source, target, values[0] if is_known else texts[0])
        elif name == "word.of_nat":
            mask = (1 << target) - 1
            made = values[0] & mask if is_known else f"({texts[0]} & {mask:#x})"
        elif name == "word.extract":
            made = _extract(values[0] if is_known else texts[0], expr.detail, source, target)
        elif name == "word.concat":
            low = scope.width(expr.args[1].sort)
            made = values[0] << low | values[1] if is_known else f"({texts[0]} << {low} | {texts[1]})"
        else:
            found = operation(name)
            if found is None:
                raise CompileError(f"no compiled form of the operation {name}")
            made = found.value(source, *values) if is_known else found.text(source, *texts)
        return Known(made) if is_known else Code(made, atom=made.isidentifier())

    def _reread(self, value: Value, source: Sort, target: Sort) -> Value:
        """A string as its code points, or code points as a string."""
        if source == target:
            return value
        if isinstance(value, Known):
            return Known(reread(value.value, source, target))
        convert = self.compiler.constant(lambda content: reread(content, source, target))
        return Code(f"{convert}({self.write(value)})")

    def _operand(self, value: Value) -> str:
        """The text of an operand; numbers in decimal, so that an operation can see a literal amount."""
        if isinstance(value, Known) and isinstance(value.value, int) and value.value >= 0:
            return str(int(value.value))
        return (
            self.write(self.atom(value))
            if isinstance(value, Code) and len(value.text) > 40
            else self.write(value)
        )

    def _equal(self, args: list[Value]) -> Value:
        return Code(f"({self.write(args[0])} == {self.write(args[1])})")

    def _connective(self, name: str, args: tuple[ir.Expr, ...], scope: Scope) -> Value:
        left = self.value(args[0], scope)
        yes, no = (lambda: Known(True)), (lambda: Known(False))
        right = self._later(args[1], scope)
        if name == "bool.and":
            return self._if(left, right, no)
        if name == "bool.or":
            return self._if(left, yes, right)
        return self._if(left, right, yes)

    # conditionals

    def _if(self, test: Value, then: Callable[[], Value], other: Callable[[], Value]) -> Value:
        if isinstance(test, Known):
            return then() if test.value else other()
        return self._join(self.write(test), self._apart(then), self._apart(other))

    def _join(self, condition: str, then: Branch, other: Branch) -> Value:
        """The value of one of two branches, each with the statements that it needs."""
        (first, then_lines), (second, other_lines) = then, other
        if not then_lines and not other_lines:
            return self._choose(condition, first, second)
        condition = self.write(self.atom(Code(condition)))
        return self._merge([(f"if {condition}:", first, then_lines), ("else:", second, other_lines)])

    def _apart(self, make: Callable[[], Value]) -> Branch:
        """A value, and the statements that it needs, apart."""
        kept, self.lines, indent, self.indent = self.lines, [], self.indent, 0
        try:
            value = make()
            return value, self.lines
        finally:  # also where it cannot be compiled: a caller may go on without it
            self.lines, self.indent = kept, indent

    def _choose(self, condition: str, first: Value, second: Value) -> Value:
        """A conditional expression."""
        if first == second:
            return first
        if isinstance(first, Known) and isinstance(second, Known):
            if first.value is True and second.value is False:
                return Code(condition)
            if first.value is False and second.value is True:
                return Code(f"(not {condition})")
        if second == Known(False):
            return Code(f"({condition} and {self.write(first)})")
        if first == Known(True):
            return Code(f"({condition} or {self.write(second)})")
        if isinstance(first, (Closure, Named)) or isinstance(second, (Closure, Named)):
            return self._merge([(f"if {condition}:", first, []), ("else:", second, [])])
        if isinstance(first, Built) and isinstance(second, Built) and first.constructor is second.constructor:
            condition = self.write(self.atom(Code(condition)))
            pairs = zip(first.parts, second.parts, strict=True)
            return Built(first.constructor, tuple(self._choose(condition, a, b) for a, b in pairs))
        return Code(f"({self.write(first)} if {condition} else {self.write(second)})")

    def _merge(self, branches: list[tuple[str, Value, list[tuple[int, str]]]]) -> Value:
        """One of several values, by statements: what differs gets a name that each branch sets."""
        names: list[str] = []
        merged = self._common([value for _, value, _ in branches], names)
        for index, (head, value, lines) in enumerate(branches):
            self.emit(head)
            self.indent += 1
            self.lines.extend((self.indent + depth, line) for depth, line in lines)
            before = len(self.lines)
            parts: list[Value] = []
            self._differing([v for _, v, _ in branches], index, parts)
            for name, part in zip(names, parts, strict=True):
                self.emit(f"{name} = {self.write(part)}")
            if not lines and before == len(self.lines):
                self.emit("pass")
            self.indent -= 1
        return merged

    def _common(self, values: list[Value], names: list[str]) -> Value:
        """What some values have in common; a new name, added to NAMES, for each part in which they differ."""
        first = values[0]
        if all(value == first for value in values[1:]):
            return first
        if isinstance(first, Built) and all(
            isinstance(v, Built) and v.constructor is first.constructor for v in values
        ):
            parts = zip(*(v.parts for v in values if isinstance(v, Built)), strict=True)
            return Built(first.constructor, tuple(self._common(list(part), names) for part in parts))
        names.append(self.fresh())
        return Code(names[-1], atom=True)

    def _differing(self, values: list[Value], index: int, found: list[Value]) -> None:
        """The parts of one of the values that `_common` named, in the same order."""
        first = values[0]
        if all(value == first for value in values[1:]):
            return
        if isinstance(first, Built) and all(
            isinstance(v, Built) and v.constructor is first.constructor for v in values
        ):
            for part in zip(*(v.parts for v in values if isinstance(v, Built)), strict=True):
                self._differing(list(part), index, found)
            return
        found.append(values[index])

    # case distinctions

    def _case(self, expr: ir.Case, scope: Scope) -> Value:
        subject = self.atom(self.value(expr.subject, scope))
        chosen = self._chosen(expr, subject, scope)
        if chosen is not None:
            return self.value(*chosen)
        data, text = _data(expr.subject, scope), self.write(subject)
        branches = []
        last = len(expr.branches) - 1
        for index, (params, body) in enumerate(expr.branches):
            test = _test(data, index, text)
            head = f"if {test}:" if index == 0 else "else:" if index == last else f"elif {test}:"
            fields = self._fields(data, index, text, params)
            value, lines = self._apart(self._later(body, scope.extended(fields)))
            branches.append((head, value, lines))
        if len(branches) == 2 and not branches[0][2] and not branches[1][2]:
            return self._choose(_test(data, 0, text), branches[0][1], branches[1][1])
        return self._merge(branches)

    def _chosen(self, expr: ir.Case, subject: Value, scope: Scope) -> tuple[ir.Expr, Scope] | None:
        """The branch that is taken, with its scope, where that is known."""
        data = _data(expr.subject, scope)
        if isinstance(subject, Built):
            index, parts = subject.constructor.index, subject.parts
        elif isinstance(subject, Known):
            index, values = _taken_apart(data, subject.value)
            parts = tuple(map(Known, values))
        elif data.is_record:
            index = 0
            parts = tuple(Code(f"{self.write(subject)}[{i}]") for i in range(len(expr.branches[0][0])))
        else:
            return None
        params, body = expr.branches[index]
        return body, scope.extended(dict(zip(params, parts, strict=True)))

    def _fields(self, data: Data, index: int, text: str, params: tuple[ir.Var, ...]) -> dict[ir.Var, Value]:
        """The parts of a value of a known constructor, as expressions."""
        if data is NAT_DATA:
            return {param: Code(f"({text} - 1)") for param in params}
        if data.key == INT.name:
            return {
                param: Code(text, atom=True) if index == 0 else Code(f"(-1 - {text})") for param in params
            }
        start = 0 if data in (OPTION, LIST) or data.is_record else 1
        return {param: Code(f"{text}[{start + place}]") for place, param in enumerate(params)}

    # calls

    def _apply(self, expr: ir.Apply, scope: Scope) -> Value:
        function = self.value(expr.function, scope)
        args = tuple(self.value(arg, scope) for arg in expr.args)
        match function:
            case Closure(code, inner):
                values = {param: self.atom(arg) for param, arg in zip(code.params, args, strict=True)}
                return self.value(code.body, inner.extended(values))
            case Named(definition, types):
                return self.call(definition, types, args, scope)
            case _:
                return Code(f"{self.write(function)}({', '.join(map(self.write, args))})")

    def call(
        self,
        definition: Definition,
        types: tuple[tuple[Any, Sort], ...],
        args: tuple[Value, ...],
        scope: Scope,
    ) -> Value:
        """A call of a definition: computed, replaced by its body, or made."""
        operation_on_ints = self.compiler.integers.get(definition)
        if operation_on_ints is not None:
            value, text = operation_on_ints
            if all(isinstance(arg, Known) for arg in args):
                return Known(value(*(arg.value for arg in args if isinstance(arg, Known))))
            return Code(text(*(self.write(self.atom(arg)) for arg in args)))
        if self._is_inlined(definition, args, scope):
            values = dict(zip(definition.params, map(self.atom, args), strict=True))
            inner = Scope(values, dict(types), scope.depth + 1, (*scope.path, definition))
            if definition.body is None:
                raise CompileError(f"{definition.kernel_name} has no body")
            return self.value(definition.body, inner)
        name = self.compiler.name(definition, types)
        return Code(f"{name}({', '.join(map(self.write, args))})")

    def _is_inlined(self, definition: Definition, args: tuple[Value, ...], scope: Scope) -> bool:
        if definition.body is None or definition in self.compiler.natives or scope.depth > INLINE_DEPTH:
            return False
        if definition.calls or definition in scope.path:
            return False
        return self.compiler.is_small(definition) or any(isinstance(a, (Closure, Named)) for a in args)


def _data(subject: ir.Expr, scope: Scope) -> Data:
    sort = scope.sort(subject.sort)
    data = data_of(sort) if isinstance(sort, Con) else None
    if data is None:
        raise CompileError(f"no case distinction of a {sort!r} in compiled code")
    return data


def _test(data: Data, index: int, text: str) -> str:
    """Whether a value has a constructor."""
    if data is NAT_DATA:
        return f"{text} == 0" if index == 0 else f"{text} > 0"
    if data.key == INT.name:
        return f"{text} >= 0" if index == 0 else f"{text} < 0"
    if data in (OPTION, LIST):
        return f"{text} is None" if index == 0 else f"{text} is not None"
    return f"{text}[0] == {index}"


def _taken_apart(data: Data, value: Any) -> tuple[int, tuple[Any, ...]]:
    """The index of the constructor of a known value, and its parts."""
    if data is NAT_DATA:
        return (0, ()) if value == 0 else (1, (value - 1,))
    if data.key == INT.name:
        return (0, (value,)) if value >= 0 else (1, (-1 - value,))
    if data in (OPTION, LIST):
        return (0, ()) if value is None else (1, value)
    return (0, value) if data.is_record else (value[0], value[1:])


def _construction(constructor: Constructor, parts: list[str]) -> str:
    """The text that builds a value."""
    data = constructor.data
    if not parts:
        return repr(known(constructor, ()))
    if is_plain(data) and not data.is_record:
        parts = [str(constructor.index), *parts]
    return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"


def _extract(word: Any, low: int, source: int, target: int) -> Any:
    """Bits of a word, on int or text."""
    mask = (1 << target) - 1
    if not isinstance(word, str):
        return word >> low & mask
    shifted = f"{word} >> {low}" if low else word
    if low + target == source:
        return f"({shifted})" if low else word
    return f"({shifted} & {mask:#x})"
