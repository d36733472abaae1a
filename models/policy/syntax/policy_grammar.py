"""The grammar of policy text (LALR).

`name` lists the words that have a meaning somewhere and are still names elsewhere; the reserved words are not
among them. A literal behind minus signs has a rule of its own, since -9223372036854775808 is one literal.
"""

TERMINALS = r"""
PERMIT: "permit"
FORBID: "forbid"
WHEN: "when"
UNLESS: "unless"
PRINCIPAL: "principal"
ACTION: "action"
RESOURCE: "resource"
CONTEXT: "context"
TRUE: "true"
FALSE: "false"
IF: "if"
THEN: "then"
ELSE: "else"
IN: "in"
LIKE: "like"
HAS: "has"
IS: "is"
EQ: "=="
NE: "!="
LE: "<="
LT: "<"
GE: ">="
GT: ">"
BANG: "!"
PLUS: "+"
MINUS: "-"
STAR: "*"
AND: "&&"
OR: "||"
PATHSEP: "::"
COLON: ":"
COMMA: ","
SEMICOLON: ";"
DOT: "."
AT: "@"
LPAR: "("
RPAR: ")"
LSQB: "["
RSQB: "]"
LBRACE: "{"
RBRACE: "}"
SLOT: /\?[A-Za-z_][A-Za-z0-9_]*/
IDENT: /[A-Za-z_][A-Za-z0-9_]*/
INT: /[0-9]+/
STRING: /"(\\.|[^"\\])*"/
COMMENT: /\/\/[^\n\r]*/
SPACE: /\s+/
%ignore COMMENT
%ignore SPACE
"""

GRAMMAR = (
    r"""
policies: policy*
policy: annotation* (PERMIT | FORBID) LPAR principal COMMA action COMMA resource COMMA? RPAR condition* SEMICOLON
annotation: AT word [LPAR STRING RPAR]
principal: PRINCIPAL scope
resource: RESOURCE scope
scope:                      -> scope_any
    | EQ scope_uid          -> scope_equal
    | IN scope_uid          -> scope_in
    | IS path               -> scope_is
    | IS path IN scope_uid  -> scope_is_in
?scope_uid: uid -> scope_given
    | SLOT -> scope_slot
    | LPAR scope_uid RPAR -> scope_group
action: ACTION              -> action_any
    | ACTION EQ action_uid  -> action_equal
    | ACTION IN action_uid  -> action_in
    | ACTION IN LSQB [action_uids] RSQB -> action_in_any
?action_uids: actions | actions COMMA -> trailing
actions: action_uid -> single
    | actions COMMA action_uid -> several
?action_uid: uid -> action_given
    | LPAR action_uid RPAR -> action_group
condition: (WHEN | UNLESS) LBRACE expr RBRACE

?expr: disjunction
    | IF expr THEN expr ELSE expr -> ite
?disjunction: conjunction
    | disjunction OR conjunction -> or_
?conjunction: relation
    | conjunction AND relation -> and_
?relation: sum
    | sum (EQ | NE | LT | LE | GT | GE | IN) sum -> compare
    | sum HAS names -> has_names
    | sum HAS STRING -> has_string
    | sum LIKE STRING -> like
    | sum IS path -> is_type
    | sum IS path IN sum -> is_type_in
names: name -> single
    | names DOT name -> several
?sum: product
    | sum (PLUS | MINUS) product -> arithmetic
?product: unary
    | product STAR unary -> arithmetic
?unary: operand
    | bangs operand -> nots
    | minuses postfix -> negs
    | minuses INT -> negative
bangs: BANG -> signs
    | bangs BANG -> signs
minuses: MINUS -> signs
    | minuses MINUS -> signs
?operand: postfix
    | INT -> integer
?postfix: atom
    | subject DOT name -> attribute
    | subject LSQB STRING RSQB -> subscript
    | subject DOT name LPAR [items] RPAR -> method
?subject: postfix
    | INT -> integer
?atom: TRUE -> true
    | FALSE -> false
    | STRING -> string
    | path -> variable
    | SLOT -> misplaced_slot
    | uid -> entity
    | path LPAR [items] RPAR -> call
    | LPAR expr RPAR -> group
    | LSQB [items] RSQB -> set_
    | LBRACE [fields] RBRACE -> record
?items: exprs | exprs COMMA -> trailing
exprs: expr -> single
    | exprs COMMA expr -> several
?fields: pairs | pairs COMMA -> trailing
pairs: field -> single
    | pairs COMMA field -> several
field: (name | STRING) COLON expr
uid: path PATHSEP STRING
path: name | path PATHSEP name -> longer_path
?name: IDENT | PERMIT | FORBID | WHEN | UNLESS | PRINCIPAL | ACTION | RESOURCE | CONTEXT
?word: name | TRUE | FALSE | IF | THEN | ELSE | IN | LIKE | HAS | IS
"""
    + TERMINALS
)
