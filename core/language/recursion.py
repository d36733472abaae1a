"""Functions by structural recursion: from equations to definitions, and back to the equations as theorems.

What a caller passes: for each function of a group, an object with the attributes of `Function`, for
instance `registry.Elaborated`.

    name        the name of the constant
    params      its parameters, distinct variables; any number, the functions of a group may differ in it
    function    a variable of the function's curried type that stands for it in the bodies of the group
    descending  the index of the parameter that gets smaller; None where the function calls nobody back
    body        a term over the parameters and the functions' variables

In a body each function variable stands applied to all its arguments. A recursive call passes, at its
callee's descending place, a variable that a `case` bound to a part of the caller's descending parameter:
`D.case x b0 b1 ...` with x the parameter itself, anywhere in the body (under ifs, lets `(λv. b) e`,
lambdas, other cases), where a branch is `λfield0 field1 ... . b`. A part may be taken apart by a further
`case`, and calls on parts of parts are accepted too (fib (n-2); a list two elements at a time). The other
arguments are free. The descending types are the members of one group of datatypes of the kernel: the type
itself, the types defined with it, and those nested in it (for `tree = Node(list[tree])` the functions on
`tree` and on `list[tree]` may call each other). Several functions may descend on the same type.

What comes back: for each function, in order, the theorem `⊢ f p1 ... pn = body` whose free variables are
the parameters and in whose body the function variables are replaced by the constants. The constants are
at their most general type: the type variables of the function. Nothing depends on the definitions of a
previous call with the same names; equal definitions give equal constants.

What goes wrong is a `RecursionFailed`: `function` is the name of the function with the fault, `call` the
offending recursive call (a term, or None), `reason` the sentence for the user.
"""

from __future__ import annotations

from typing import Protocol

from lemmata.core.kernel.terms import Term


class Function(Protocol):
    """One function of a group, as the kernel is to receive it. See the module's docstring."""

    @property
    def name(self) -> str: ...
    @property
    def params(self) -> tuple[Term, ...]: ...
    @property
    def function(self) -> Term: ...
    @property
    def body(self) -> Term: ...
    @property
    def descending(self) -> int | None: ...


class RecursionFailed(Exception):
    """A definition is not structurally recursive in the way this module understands."""

    def __init__(self, function: str, reason: str, call: Term | None = None) -> None:
        super().__init__(f"{function}: {reason}")
        self.function = function
        self.reason = reason
        self.call = call


# define_nonrecursive(name: str, params: tuple[Term, ...], body: Term) -> Thm
#     ⊢ f p1 ... pn = body, for a function that calls nobody back.
# define_group(functions: Sequence[Function]) -> tuple[Thm, ...]
#     ⊢ f p1 ... pn = body[constants], one for each function.
