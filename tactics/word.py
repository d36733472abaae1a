"""word: linear facts about words, as naturals.

Hypotheses and goal are translated to propositions about the values of words (`word_facts`), and omega proves what
follows from them and from what is known of each operation: sums, differences, multiples, shifts and masks by
literals, quotients and remainders by literals, slices, comparisons, signed ones too. Products of two words and
shifts by variables are atoms, of which it is known only when they lose nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from lemmata.core.kernel.terms import Term
from lemmata.core.kernel.thm import ASSUME, EQ_MP, Thm
from lemmata.core.logic.conv import CONV_RULE, convert
from lemmata.core.logic.equality import PROVE_HYP, SYM
from lemmata.core.logic.printing import show_goal
from lemmata.tactics.errors import Refuted, TacticFailed
from lemmata.tactics.omega import omega
from lemmata.tactics.trial_values import counterexample
from lemmata.tactics.word_facts import gathered, translated


def word(hypotheses: Sequence[Term], target: Term, lemmas: Sequence[Thm] = ()) -> Thm:
    """HYPOTHESES ⊢ TARGET, where that follows by linear arithmetic on the values of words, and from LEMMAS.

    Raises Refuted, with values on which the goal was evaluated to False; else TacticFailed, which says what was
    understood.
    """
    given = [CONV_RULE(translated, ASSUME(h)) for h in hypotheses]
    extra = [CONV_RULE(translated, th) for th in lemmas]
    same = convert(translated, target)
    claim = same.concl.args[1]
    facts = gathered([claim, *[th.concl for th in (*given, *extra)]])
    try:
        th = omega([th.concl for th in given], claim, [*extra, *facts])
    except TacticFailed as failure:
        values = counterexample([*hypotheses, *[th.concl for th in lemmas]], target)
        if values is not None:
            raise Refuted(values, True) from None
        text = show_goal([(f"h{n}", h) for n, h in enumerate(hypotheses, 1)], target)
        raise TacticFailed("word", text, failure.reason) from None
    for fact in given:
        th = PROVE_HYP(fact, th)
    return EQ_MP(SYM(same), th)
