"""Scripts: what commands do, replies to them, and errors with their places."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import logic
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.logic import F, T
from lemmata.core.kernel.thm import ASSUME, REFL
from lemmata.core.kernel.types import BOOL
from lemmata.models.smtlib import answers
from lemmata.models.smtlib.answers import evaluate
from lemmata.models.smtlib.reader import ScriptError, Source, read
from lemmata.models.smtlib.running import run
from lemmata.models.smtlib.script import Check, parse
from lemmata.tactics.bv_decide import Model

HEAD = "(set-logic QF_BV)\n(declare-const x (_ BitVec 8))\n(declare-fun p () Bool)\n"
SORTS = "(define-sort W () (_ BitVec 8))(define-sort Second (A B) B)"
WIDE = "(declare-const w (_ BitVec 2048))(assert (= (bvadd w (_ bv1 2048)) (_ bv0 2048)))"


def replies(text: str) -> list[str]:
    """What a script prints."""
    outputs = run(parse(text), "script", 10_000)
    return [output if isinstance(output, str) else output[0].result for output in outputs]


ANSWERS = {
    "empty": ("(check-sat)", ["sat"]),
    "false": ("(assert false)(check-sat)", ["unsat"]),
    "true": ("(assert true)(check-sat)(get-model)", ["sat", "(\n)"]),
    "constant": ("(assert (= #b1 #b0))(check-sat)", ["unsat"]),
    "let is parallel": (
        HEAD + "(assert (let ((x #x01) (y x)) (= (bvadd x y) #x03)))(check-sat)(get-value (x))",
        ["sat", "((x #x02))"],
    ),
    "let hides": (HEAD + "(assert (let ((x #x01)) (let ((x (bvadd x x))) (= x #x02))))(check-sat)", ["sat"]),
    "let ends": (HEAD + "(assert (and (let ((x #x01)) (= x #x01)) (= x #x05)))(check-sat)(get-value (x))",
                 ["sat", "((x #x05))"]),
    "define-fun": (
        HEAD + "(define-fun f ((a (_ BitVec 8)) (x (_ BitVec 8))) (_ BitVec 8) (bvsub a x))"
        "(assert (= (f x (f #x07 #x02)) #x10))(check-sat)(get-value (x (f x #x01)))",
        ["sat", "((x #x15)\n ((f x #x01) #x14))"],
    ),
    "a parameter beside a constant of its name": (
        HEAD + "(define-fun g () (_ BitVec 8) x)(define-fun f ((x (_ BitVec 8))) Bool (= x g))"
        "(assert (not (f x)))(check-sat)",
        ["unsat"],
    ),
    "define-const": ("(define-const c (_ BitVec 4) #xA)(assert (= c #b1010))(check-sat)", ["sat"]),
    "define-sort": (
        SORTS + "(declare-const y (Second Bool (Second W W)))(assert (= y #xff))(check-sat)(get-model)",
        ["sat", "(\n  (define-fun y () (_ BitVec 8) #xff)\n)"],
    ),
    "named": (
        HEAD + "(assert (! (= x #x07) :named a :pattern (x)))(assert (=> a p))(check-sat)(get-assignment)(get-value (p))",
        ["sat", "((a true))", "((p true))"],
    ),
    "push and pop": (
        HEAD + "(assert p)(push 1)(assert (not p))(declare-const y Bool)(check-sat)(pop 1)(declare-const y (_ BitVec 1))"
        "(assert (= y #b1))(check-sat)(get-value (y))",
        ["unsat", "sat", "((y #b1))"],
    ),
    "assuming": (HEAD + "(check-sat-assuming (p (not p)))(check-sat-assuming (p))", ["unsat", "sat"]),
    "reset": (HEAD + "(assert false)(reset)(declare-const x Bool)(assert x)(check-sat)", ["sat"]),
    "reset-assertions": (HEAD + "(assert false)(reset-assertions)(declare-const x Bool)(check-sat)", ["sat"]),
    "global declarations": (
        "(set-option :global-declarations true)(push 1)(declare-const x Bool)(assert (not x))(pop 1)(assert x)(check-sat)",
        ["sat"],
    ),
    "exit": ("(check-sat)(exit)(check-sat)(nonsense)", ["sat"]),
    "echo": ('(echo "a ""b"" (c")', ['a "b" (c']),
    "get-assertions": (HEAD + "(assert p)(assert (= x #x01))(get-assertions)", ["(p\n (= x #x01))"]),
    "no model": ("(get-model)", ['(error "there is no model: the last answer is not sat")']),
    "not supported": ("(get-unsat-core)(get-option :x)(get-info :y)", ["unsupported"] * 3),
    "quoted": (
        "(declare-const |a (b| Bool)(declare-const |simple| Bool)(assert (and |a (b| simple))(check-sat)(get-model)",
        ["sat", "(\n  (define-fun |a (b| () Bool true)\n  (define-fun simple () Bool true)\n)"],
    ),
    "names that clash in the kernel": (
        "(declare-const |a b| Bool)(declare-const a_b Bool)(assert (distinct |a b| a_b))(check-sat)", ["sat"]
    ),
    "as": (HEAD + "(assert (= (as x (_ BitVec 8)) #x01))(check-sat)", ["sat"]),
    "an extension is free to be defined": (
        "(define-fun bvredor ((x Bool)) Bool x)(assert (bvredor true))(check-sat)", ["sat"]
    ),
    "division by zero": (
        HEAD + "(assert (and (= (bvudiv #x07 #x00) #xff) (= (bvurem #x07 #x00) #x07) (= (bvsdiv #x87 #x00) #x01)"
        " (= (bvsrem #x87 #x00) #x87) (= (bvsmod #x87 #x00) #x87)))(check-sat)",
        ["sat"],
    ),
    "wide": (
        WIDE + "(assert (not (= ((_ extract 2047 2047) w) #b1)))(check-sat)",
        ["unsat"],
    ),
    "comments": ("; (assert false)\n(assert true) ; )\n(check-sat)", ["sat"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    text, expected = ANSWERS[name]
    assert replies(text) == expected


ERRORS = {
    "(assert true": (1, 1, "not closed"),
    "(check-sat))": (1, 12, "closes nothing"),
    "check-sat": (1, 1, "a command is needed"),
    "()": (1, 1, "a command is needed"),
    '(echo "x)': (1, 7, "no end"),
    "(declare-const |x Bool)": (1, 16, "no end"),
    "(check-sat)\n  (frobnicate)": (2, 3, "no command frobnicate"),
    "(assert #xg)": (1, 9, "neither a symbol nor a literal"),
    "(assert #b)": (1, 9, "neither a symbol nor a literal"),
    "(assert 7)": (1, 9, "a numeral is no term"),
    '(assert "s")': (1, 9, "a string is no term"),
    "(assert y)": (1, 9, "there is no y here"),
    "(assert |y z|)": (1, 9, "there is no |y z| here"),
    "(assert ())": (1, 9, "a term is needed"),
    "(assert (p))": (1, 9, "without arguments"),
    "(assert ((p) true))": (1, 10, "the name of an operator"),
    "(assert x)": (1, 9, "a Bool is needed here, this is a (_ BitVec 8)"),
    "(assert p p)": (1, 1, "write (assert term)"),
    "(assert (not x))": (1, 9, "not needs arguments of sort Bool, got (_ BitVec 8)"),
    "(assert (= x p))": (1, 9, "= needs arguments of one sort, got (_ BitVec 8), Bool"),
    "(assert (= x #b1))": (1, 9, "one sort"),
    "(assert\n (= (bvadd x\n #b1) x))": (2, 5, "bvadd needs bitvectors of one width"),
    "(assert (bvult p p))": (1, 9, "bvult needs bitvectors"),
    "(assert (bvult x))": (1, 9, "bvult takes 2 arguments, got 1"),
    "(assert (bvult x x x))": (1, 9, "bvult takes 2 arguments, got 3"),
    "(assert bvult)": (1, 9, "bvult takes arguments"),
    "(assert (ite p x))": (1, 9, "ite takes 3 arguments"),
    "(assert (ite x p p))": (1, 9, "ite needs a Bool"),
    "(assert (= ((_ extract 8 0) x) x))": (1, 12, "takes no bits of (_ BitVec 8)"),
    "(assert (= ((_ extract 2 3) x) x))": (1, 12, "takes no bits"),
    "(assert (= ((_ extract 2) x) x))": (1, 12, "extract has 2 indices, got 1"),
    "(assert (= ((_ extract a b) x) x))": (1, 24, "a numeral is needed"),
    "(assert (= ((_ repeat 0) x) x))": (1, 12, "1 or more"),
    "(assert (= ((_ bvadd 1) x x) x))": (1, 12, "bvadd has no index, got 1"),
    "(assert (= ((_ zero_extend 99999999999999999999) x) x))": (1, 12, "a width is a number from 1"),
    "(assert (= (_ bv256 8) x))": (1, 12, "256 does not fit (_ BitVec 8)"),
    "(assert (= (_ bv1 0) x))": (1, 12, "a width is a number from 1"),
    "(assert (= (_ bvx 8) x))": (1, 15, "is no literal"),
    "(assert (= (_ foo 8) x))": (1, 12, "indexed literal"),
    f"(assert (= (_ bv{'1' * 5000} 8) x))": (1, 15, "more than 4000 digits"),
    "(assert (forall ((y Bool)) y))": (1, 9, "no quantifiers"),
    "(assert (let ((y p) (y p)) y))": (1, 21, "bound twice"),
    "(assert (let () p))": (1, 9, "write (let"),
    "(assert (let ((y p)) y z))": (1, 9, "write (let"),
    "(assert (and (let ((y p)) y) y))": (1, 30, "there is no y here"),
    "(assert (! p :named))": (1, 9, "write (! term :keyword value)"),
    "(assert (! p :named p))": (1, 21, "declared twice"),
    "(assert (as x Bool))": (1, 9, "this is a (_ BitVec 8), not a Bool"),
    "(declare-const x Bool)": (1, 16, "x is declared twice"),
    "(declare-const bvadd Bool)": (1, 16, "has a meaning in QF_BV already"),
    "(declare-const true Bool)": (1, 16, "has a meaning in QF_BV already"),
    "(declare-const y Int)": (1, 18, "there is no sort Int here"),
    "(declare-const y (_ BitVec 0))": (1, 28, "a width is a number from 1"),
    "(declare-const y (_ FloatingPoint 8 24))": (1, 18, "the indexed sort of QF_BV"),
    "(declare-const y (Array Bool Bool))": (1, 18, "there is no sort Array"),
    "(declare-const y)": (1, 1, "write (declare-const"),
    "(declare-fun f (Bool) Bool)": (1, 16, "no uninterpreted functions"),
    "(declare-sort U 0)": (1, 1, "no sorts of its own"),
    "(define-fun f ((y Bool)) Bool z)": (1, 31, "there is no z here"),
    "(define-fun f ((y Bool)) Bool x)": (1, 31, "not of the sort"),
    "(define-fun f ((y Bool)) Bool (! y :named n))": (1, 43, "cannot be named"),
    "(define-fun f ((y Bool)) Bool y)(assert (f p p))": (1, 41, "f takes 1 arguments, got 2"),
    "(define-fun f ((y Bool)) Bool y)(assert (f x))": (1, 41, "f needs Bool, got (_ BitVec 8)"),
    "(define-fun-rec f () Bool f)": (1, 1, "no recursive functions"),
    "(define-sort W (A A) A)": (1, 16, "one name"),
    "(define-sort W () Bool)(declare-const y (W Bool))": (1, 41, "takes 0 sorts, got 1"),
    "(pop 1)": (1, 1, "there are 0 levels to pop"),
    "(push 99999999)": (1, 1, "more than a million levels"),
    "(set-logic QF_LIA)": (1, 12, "the logic QF_LIA is unknown here"),
    "(set-info :status perhaps)": (1, 1, "write (set-info :status"),
    "(get-value ())": (1, 1, "write (get-value"),
    "(echo x)": (1, 1, "write (echo"),
    "(check-sat p)": (1, 1, "write (check-sat)"),
}


@pytest.mark.parametrize("text", ERRORS)
def test_errors(text: str) -> None:
    line, column, message = ERRORS[text]
    with pytest.raises(ScriptError) as caught:
        parse(HEAD + text, "file.smt2")
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"file.smt2:{line + 3}:{column}: ")


DEEP = 100_000


def test_deep_nesting() -> None:
    """Negations, lets, definitions and sorts: nothing recurses on their depth."""
    nots = "(not " * DEEP + "p" + ")" * DEEP
    lets = "(let ((p (not p))) " * DEEP + "p" + ")" * DEEP
    assert replies(HEAD + f"(assert (distinct p {nots}))(check-sat)") == ["unsat"]
    assert replies(HEAD + f"(assert (distinct p {lets}))(check-sat)") == ["unsat"]
    sort = "(Id " * DEEP + "Bool" + ")" * DEEP
    assert replies(f"(define-sort Id (X) X)(declare-const p {sort})(assert p)(check-sat)") == ["sat"]


def test_deep_words() -> None:
    """A sum of 100,000 ones, in the kernel: its value is 100,000 modulo 256."""
    text = HEAD + "(assert (= x " + "(bvadd #x01 " * DEEP + "x" + ")" * (DEEP + 2) + "(check-sat)"
    (check,) = parse(text)
    assert isinstance(check, Check)
    ((_, value),) = evaluate(check.assertions, {})
    assert value is F
    text = text.replace("(= x", "(= (bvadd x #xa0)")
    (check,) = parse(text)
    assert isinstance(check, Check)
    assert evaluate(check.assertions, {})[0][1] is T


def test_only_parentheses() -> None:
    with pytest.raises(ScriptError, match="not closed"):
        read(Source("(" * DEEP))


def test_a_wrong_model_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sat is said only of a model that the kernel has evaluated."""
    monkeypatch.setattr(answers, "decide_or_model", lambda *args: Model({}, []))
    assert replies(HEAD + "(assert p)(check-sat)(get-model)")[0] == "unknown"
    assert replies(HEAD + "(assert (not p))(check-sat)") == ["sat"]


def test_a_proof_of_something_else_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unsat is said only with the theorem that the assertions imply False, without hypotheses."""
    for theorem in (REFL(T), ASSUME(logic.implies(tm.var("p", BOOL), F))):
        monkeypatch.setattr(answers, "decide_or_model", lambda *args, th=theorem: th)
        assert replies(HEAD + "(assert p)(check-sat)") == ["unknown"]
