"""A schema, conditions and scopes for tests of the validator, in the order of its rules."""

from __future__ import annotations

SCHEMA = """
entity G;
entity U in [G] = {
    n: Long, o?: String, b: Bool, e: U, act: Action, r: {x: Long, y?: Long}, s: Set<Long>,
} tags Long;
entity P in [G] = {};
entity E enum ["x", "y"];
entity Q;
entity Alone;
action g;
action h;
action a in [g] appliesTo {
    principal: U,
    resource: [P, Q],
    context: {c?: Long, ip: ipaddr, dt: datetime, du: duration, de: decimal},
};
action b appliesTo { principal: [U, E], resource: [G, P] };
"""

CONDITIONS = """
1 == 1
1 == 2
1 == true
1 == principal.s
principal == 1
action == 1
action == Action::"a"
action == Action::"h"
principal == resource
principal.n == "a"
action in principal.act
principal.act in action
principal.act in Action::"g"
principal.act in principal
action in principal
principal in action
action in [Action::"g"]
action in [Action::"h"]
action in []
[action, principal] == [1]
(action in Action::"g") && (false && 1 == principal.s)
E::"x" == E::"x"
E::"z" == E::"x"
false && E::"z" == E::"x"
false && Z::"z" == E::"x"
false && principal is Z
principal is Z
principal is Action
false && Action::"nn" == action
false && ip("zz") == context.ip
ip("zz") == context.ip
ip(if true then "1.1.1.1" else "zz") == context.ip
ip("1.1.1.1") == context.ip
false && [] == []
[] == []
[[1],[2]] == [[3]]
[1, true] == [1]
[true, false] == [principal.b]
{x:1} == {x:1}
{x:1} == {x:1,y:2}
{x:1} == {y:1}
principal.r == {x:1}
principal.r == {x:1,y:2}
[{x:true},{x:false}].contains({x:true})
[1].contains(true)
[1].contains(if principal.b then 1 else 2)
[true].contains(principal.b)
[true].contains(false)
[[true]].contains([false])
[principal].contains(resource)
[1].containsAll([true])
[1].containsAny([2])
[1].isEmpty()
principal has o
principal has o && principal.o == "a"
principal.o == "a"
principal has o || principal.o == "a"
(principal has o || principal has o) && principal.o == "a"
(principal has o || false) && principal.o == "a"
(false || principal has o) && principal.o == "a"
(true || principal has o) && principal.o == "a"
(if principal has o then true else false) && principal.o == "a"
(if principal.b then principal has o else false) && principal.o == "a"
(if principal.b then principal has o else principal has o) && principal.o == "a"
if principal has o then principal.o == "a" else false
if principal has zz then principal.zz else false
principal has zz && principal.zz
principal has n && false
action has foo
action.foo == 1
action has foo && action.foo
principal.hasTag("a") && principal.getTag("a") == 1
principal.hasTag("a") && principal.getTag("b") == 1
principal.getTag("a") == 1
resource.hasTag("a") && resource.getTag("a") == "1"
resource.getTag("a") == 1
resource.hasTag(1)
action.hasTag("a")
action.hasTag("a") && action.getTag("a")
E::"x".hasTag("a")
E::"x" has a
E::"x".a == 1
1 has a
principal.s has a
context has ip
context has zz
context.zz == 1
principal.r has y && principal.r.y == 1
principal.r.y == 1
principal in resource
principal in G::"a"
resource in G::"a"
principal in [G::"a"]
principal in [G::"a", P::"a"]
principal in P::"a"
principal in [P::"a"]
principal in [principal]
U::"a" in U::"a"
U::"a" in P::"a"
U::"a" in G::"a"
U::"a" in principal
Action::"a" in Action::"g"
Action::"g" in Action::"a"
Action::"a" in [Action::"g", Action::"h"]
principal in 1
1 in principal
principal in ["a"]
principal in {a:1}
1 < 2
1 < context.ip
context.dt < context.dt
context.du <= context.du
context.dt < context.du
context.de < context.de
context.de.lessThan(context.de)
1 + true == 1
-true == 1
!1
!principal.b
"a" like "a"
1 like "a"
1 is U
if principal.b then 1 else 2
(if principal.b then 1 else "a") == 1
(if true then 1 else "a") == 1
if true then principal.b else 1
if 1 then true else false
true || 1
false || 1
principal.b || 1
1 || true
true && 1
principal.b && 1
principal.b && false && 1
(principal.b && false) && 1
principal.b || true || 1
(principal.b || true) || 1
context.dt.offset(context.du) == context.dt
context.dt.offset(1) == context.dt
context.dt.toDate() == context.dt
datetime("2024-01-01") == context.dt
datetime("202") == context.dt
duration("1h") == context.du
duration("h") == context.du
decimal("1.0") == context.de
decimal("1") == context.de
ip(principal.o) == context.ip
principal has o && ip(principal.o) == context.ip
context.ip.isInRange(context.ip)
context.ip.isInRange(1)
context.ip.isIpv4()
1.isIpv4()
(if principal.b then principal else resource) == principal
[principal, U::"a"].contains(principal)
[principal, resource].contains(principal)
principal.e.e.e.n == 1
principal.e has o && principal.e.o == "x"
{a: principal}.a has o && {a: principal}.a.o == "x"
(!(!(principal has o))) && principal.o == "x"
!(principal has o) || principal.o == "x"
principal["n"] == 1
context has c && context.c == 1
context has ip && context has c && context.c == 1
(principal has o && principal.b) && principal.o == "x"
(principal.b && principal has o) && principal.o == "x"
(if principal has o then principal.b else false) && principal.o == "x"
(if principal has o then principal.b else principal has o) && principal.o == "x"
(principal.hasTag("a") || principal.hasTag("a")) && principal.getTag("a") == 1
principal.hasTag(if principal.b then "a" else "b") && principal.getTag(if principal.b then "a" else "b") == 1
principal == Action::"a"
principal == Action::"zz"
action == E::"x"
E::"x" in G::"x"
E::"x" in E::"x"
E::"x" in E::"y"
Q::"x" in Q::"y"
if action == Action::"a" then true else 1
if action == Action::"h" then 1 else true
if E::"x" == E::"y" then 1 else true
if E::"x" == E::"x" then true else 1
if 1 == 2 then 1 else true
if 1 == 1 then true else 1
if "a" == "a" then true else 1
if 1 == true then 1 else true
if [1] == [1] then true else 1
if action in principal.act then 1 else true
if resource in principal then 1 else true
if U::"a" == U::"a" then true else 1
if U::"a" in U::"a" then true else 1
if principal == principal then true else 1
if action in action then true else 1
if action in [action] then true else 1
if action in [action, Action::"h"] then true else 1
if principal has n then true else 1
if {x: 1} has x then true else 1
if principal.r has x then true else 1
if (principal has o && principal has o) then true else 1
principal has o && (if principal has o then true else 1)
principal.hasTag("a") && (if principal.hasTag("a") then true else 1)
principal.hasTag(1 == 1)
(if true then "1.2.3.4" else "a") == "b"
principal has r.y && principal.r.y == 1
principal has n.y
{a: 1, b: principal.zz}.a == 1
[1, principal.zz] == [1]
principal.zz == 1 || true
principal.s == [1]
principal.s == [true]
principal.s.contains(1)
principal.s.containsAll([])
[].isEmpty()
principal.act == Action::"a"
principal.act has x
principal.act == principal
if principal.act in principal then 1 else true
if principal.act in Action::"g" then true else true
""".strip().splitlines()

_PRINCIPALS = """
principal
principal == U::"a"
principal == E::"x"
principal == E::"z"
principal == Alone::"a"
principal == Action::"a"
principal == Z::"a"
principal in G::"a"
principal in U::"a"
principal in P::"a"
principal in E::"x"
principal in Action::"g"
principal is U
principal is E
principal is G
principal is Action
principal is Z
principal is U in G::"a"
principal is U in P::"a"
principal is P in G::"a"
principal == ?principal
principal in ?principal
principal is U in ?principal
principal is Alone in ?principal
""".strip().splitlines()
_ACTIONS = """
action
action == Action::"a"
action == Action::"b"
action == Action::"g"
action == Action::"z"
action in Action::"g"
action in Action::"h"
action in [Action::"g", Action::"b"]
action in [Action::"h"]
action in []
action in [Action::"a", Action::"zz"]
""".strip().splitlines()
_RESOURCES = """
resource
resource == P::"a"
resource == U::"a"
resource in G::"a"
resource in P::"a"
resource is Q
resource is U
resource == ?resource
resource in ?resource
resource is Q in ?resource
resource is Q in G::"a"
""".strip().splitlines()
SCOPES = [
    *(f"{p}, action, resource" for p in _PRINCIPALS),
    *(f'{p}, action == Action::"b", resource' for p in _PRINCIPALS),
    *(f"principal, {a}, resource" for a in _ACTIONS),
    *(f"principal is E, {a}, resource" for a in _ACTIONS),
    *(f"principal, action, {r}" for r in _RESOURCES),
    *(f'principal, action == Action::"a", {r}' for r in _RESOURCES),
    *(f"principal in ?principal, action, {r}" for r in _RESOURCES),
]
