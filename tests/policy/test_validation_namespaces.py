"""The validator and Cedar agree on namespaces, attributes that are actions, groups, and what is known of each."""

from __future__ import annotations

import cedarpy
import pytest
from lemmata.models.policy.syntax.policy_text import parse_policies
from lemmata.models.policy.syntax.resolution import load_schema
from lemmata.models.policy.validation import policies as model
from lemmata.models.policy.validation.versions import Version

SCHEMA = """
namespace A {
    entity U in [B::G, U] = {a: Action, b: B::Action, l?: {m?: {n?: Long}}};
    action x in [B::Action::"gg", "g"] appliesTo {principal: U, resource: [U, B::P], context: {k?: U}};
    action g;
    action un;
}
namespace B {
    entity G;
    entity P in [G];
    action gg in [ggg];
    action ggg;
    action y appliesTo {principal: [P, A::U], resource: P};
    action z;
    type T = {q?: Bool};
}
"""
CONDITIONS = """
principal.a in principal.b
principal.b in principal.a
principal.a in B::Action::"gg"
if principal.b in principal.a then 1 else true
if principal.a in principal.b then 1 else true
if principal.b in A::Action::"g" then 1 else true
action in principal.b
if action in principal.b then true else 1
if action in [A::Action::"g"] then true else 1
action in [A::Action::"g", B::Action::"gg"]
if action in B::Action::"ggg" then true else 1
A::Action::"x" in B::Action::"ggg" && (if A::Action::"x" in B::Action::"ggg" then true else 1)
if A::Action::"un" in B::Action::"ggg" then 1 else true
if A::Action::"un" in principal then 1 else true
if principal in A::Action::"un" then 1 else true
principal in principal
if principal in A::U::"x" then true else 1
if principal == resource then 1 else true
principal is A::Action
action is A::Action
if action is A::Action then true else 1
if action is B::Action then 1 else true
action has l || true
principal has l.m.n && principal.l.m.n == 1
principal has l && principal.l has m && principal.l.m has n && principal.l.m.n == 1
principal has l && principal.l has m.n && principal.l.m.n == 1
principal has l.m && principal.l.m.n == 1
context has k.l.m && context.k.l has m
context has k && context.k.a == action
if context has k then context.k == principal else false
[principal.a, action].contains(action)
action == B::Action::"y"
if action == B::Action::"y" then 1 else true
if action == A::Action::"un" then 1 else true
A::U::"q" == B::P::"q"
{a: {b: principal}}.a.b has l
[{a: 1}, {a: 2}].contains({a: 3})
[{a: 1}, {b: 2}].contains({a: 3})
[{a: 1, b: true}, {b: false, a: 1}].contains({b: principal == resource, a: 3})
resource in [principal, principal]
resource in {a: [principal]}.a
if B::Action::"z" in [B::Action::"z", B::Action::"gg"] then true else 1
(if true then action else B::Action::"y") == action
if (if true then action else action) == A::Action::"x" then true else true
if (if true then action else action) in [A::Action::"g"] then true else 1
if {a: action}.a in [A::Action::"g"] then true else 1
if {a: action}.a in [resource] then 1 else true
(if principal has l then {a: 1} else {a: 2}) has a && (if (if principal has l then {a: 1} else {a: 2}) has a then true else 1)
principal.hasTag("a") || 1
principal.hasTag(principal) && false
false && principal.hasTag(principal)
!(principal has l) && true
(principal has l) == true && principal.l has m
(principal has l) == (principal has l)
[principal has l].contains(true)
if !false then true else 1
if !(1 == 1) then 1 else true
if !(principal is A::U) then 1 else principal is A::U
-1 == - -1
-9223372036854775808 < 0
1.a == 1
"a".b == 1
principal["l"] has "m"
(1 == 2) == (3 == 4)
if (1 == 1) == true then true else 1
(true == true) && true
if true == true then true else 1
principal.l.m == {n: 1}
principal.a.b == 1
""".strip().splitlines()
SCOPES = """
principal, action, resource
principal, action == A::Action::"x", resource
principal, action == B::Action::"y", resource
principal, action == B::Action::"z", resource
principal, action in A::Action::"g", resource
principal, action in [A::Action::"g", B::Action::"y"], resource
principal, action in [A::Action::"g", A::Action::"un"], resource
principal, action in B::Action::"ggg", resource
principal in B::G::"g", action, resource in B::G::"g"
principal in A::U::"g", action, resource
principal is B::P, action, resource
principal is B::P in B::G::"g", action, resource is A::U
principal is A::U in A::U::"g", action, resource
principal == B::G::"g", action, resource
principal is A::Action, action, resource
principal == A::Action::"x", action, resource
principal in ?principal, action == A::Action::"x", resource == ?resource
principal is B::P in ?principal, action, resource in ?resource
""".strip().splitlines()


@pytest.mark.parametrize("scopes", SCOPES)
def test_namespaces(scopes: str) -> None:
    schema, verdicts = load_schema(SCHEMA).schema, set()
    for condition in CONDITIONS:
        text = f"permit({scopes}) when {{ {condition} }};"
        read = parse_policies(text)
        found = model.validate(read.policies, read.templates, schema, Version.V4_12)
        assert found == cedarpy.validate_policies(text, SCHEMA).validation_passed, text
        verdicts.add(found)
    assert False in verdicts
