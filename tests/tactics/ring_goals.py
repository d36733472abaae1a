"""Goals of `ring`: naturals k, m, n; integers f, g, h; words x, y, z of any width, a, b, c of 32 bits, u, v of 8.

Each line: hypotheses, all of which are used as equations, ⊢ conclusion.
"""

TRUE = """
m + n == n + m
m * (n + k) == n * m + k * m
(m + n) ** 2 == m ** 2 + 2 * m * n + n ** 2
(m + n) ** 3 == m ** 3 + 3 * m ** 2 * n + 3 * m * n ** 2 + n ** 3
(m + 1) * (n + 1) == m * n + m + n + 1
2 ** (n + 1) == 2 * 2 ** n
2 ** (m + n) == 2 ** n * 2 ** m
2 ** (n + 3) + 2 ** n == 9 * 2 ** n
(m + n + k) ** 2 == m * m + n * n + k * k + 2 * (m * n + n * k + k * m)
(m + n) * (m + n) + 2 * k == m * m + n * n + 2 * (m * n + k)
5 * m + 7 * m == 12 * m
m << 3 == 8 * m
len([m, n]) * k == k * len([m, n])
(f + g) * (f - g) == f * f - g * g
(f - g) ** 3 == f ** 3 - 3 * f ** 2 * g + 3 * f * g ** 2 - g ** 3
f - g == -(g - f)
f * (g - h) + g * (h - f) + h * (f - g) == 0
(f - g) * (f + g) + (g - h) * (g + h) + (h - f) * (h + f) == 0
f * f * f - g * g * g == (f - g) * (f * f + f * g + g * g)
f ** 4 - g ** 4 == (f - g) * (f + g) * (f * f + g * g)
-(-f) == f
f - 0 == f
3 * f - 5 * f == -2 * f
(f + 1) ** 2 - (f - 1) ** 2 == 4 * f
(f * f + g * g) * (h * h + 1) == (f * h - g) ** 2 + (g * h + f) ** 2
m - n == -(n - m)
(m - n) * (m + n) == m * m - n * n
max(f, g) * 2 == max(f, g) + max(f, g)
x + y + z == z + (y + x)
x + y - y == x
x * (y + z) == x * y + x * z
(x + y) * (x + y) == x * x + bits(2, x.width) * x * y + y * y
(x + y) * (x - y) == x * x - y * y
(x - y) * (x - y) == x * x - (x * y << 1) + y * y
(x + y + z) * (x + y + z) == x * x + y * y + z * z + (x * y + y * z + z * x << 1)
(x + 1) * (x - 1) + 1 == x * x
x - y == x + ~y + 1
~x == -x - 1
~(x + y) == ~x - y
~(x - y) == ~x + y
~(-x) == x - 1
-(~x) == x + 1
~x * y == -(x * y) - y
-(x * y) == -x * y
x - (y - z) == x - y + z
x << 2 == x + x + x + x
(x << 3) - x == bits(7, x.width) * x
(x + y) << 4 == (x << 4) + (y << 4)
(x << m) << n == x << m + n
(x << m) * (y << n) == x * y << m + n
x * 0 == 0
x - x + y == y
x * bits(3, x.width) - x == x + x
x * bits(m, x.width) + x * bits(n, x.width) == x * bits(m + n, x.width)
bits(m * n + k, x.width) == bits(n, x.width) * bits(m, x.width) + bits(k, x.width)
bits(x.uint + y.uint, x.width) == x + y
bits(x.uint * y.uint, x.width) == y * x
bits(2 ** (m + n), x.width) == bits(2 ** m, x.width) * bits(2 ** n, x.width)
(x + y).uint == (y + x).uint
(x + y + z).uint * m == m * (z + y + x).uint
x * x * x - y * y * y == (x - y) * (x * x + x * y + y * y)
(x - y) * (y - z) * (z - x) + (y - x) * (z - y) * (x - z) == 0
(x & y) + (y + z) == z + (x & y) + y
(x // y) * (y + 1) == (x // y) * y + x // y
x + y & z == y + x & z
(x >> 3) + x * 0 == x >> 3
a + b + c == c + b + a
a - b == a + (-b)
(a + b) * (a + b) == a * a + 2 * a * b + b * b
(a + b) * (a + b) * (a + b) == a * a * a + 3 * a * a * b + 3 * a * b * b + b * b * b
(a - b) * (a + b) == a * a - b * b
a << 4 == 16 * a
(a << 31) << 1 == 0
a << 40 == 0
a * 0x80000000 + a * 0x80000000 == 0
0xffffffff * a == -a
~a == 0xffffffff * (a + 1)
a * 0x10001 == a + (a << 16)
(a << 5) - a == 31 * a
(a << 5) + (a << 3) == 40 * a
a * 10 == (a << 3) + (a << 1)
a - 0xffffffff == a + 1
3 * (0xaaaaaaab * a) == a
(a + 0x7fffffff) + 0x80000001 == a
0x10000 * a * (0x10000 * b) == 0
(a + 1) * (b + 1) - 1 == a * b + a + b
(a * b + c) * (a * b - c) == a * a * b * b - c * c
-(a - b) * (b - a) == (a - b) * (a - b)
a * b * c + a * b * ~c == -(a * b)
bits(a.uint + 7, 32) == a + 7
bits(a.uint * 4294967296, 32) == 0
(u + v) * (u + v) == u * u + 2 * u * v + v * v
u * 128 * 2 == 0
u * 255 + u == 0
(u << 7) + (u << 7) == 0
(u << 4) * (v << 4) == 0
17 * (241 * u) == u
u + 200 + 56 == u
~u + u == 0xff
~(~u - v) == u + v
m == n ⊢ m * k == k * n
m == n + 3 ; n == k * k ⊢ m * m == k ** 4 + 6 * k * k + 9
m * n == k ⊢ m * m * n * n == k * k
m + k == n + k ⊢ m == n
f == g + 1 ⊢ f * f == g * g + 2 * g + 1
f + g == 5 ; f - g == 1 ⊢ f * f - g * g == 5
f * g == 1 ⊢ f * f * g * g == 1
f == -g ⊢ f * f == g * g
x == y ⊢ x * z == z * y
x + y == z ⊢ x == z - y
x - y == 0 ⊢ x == y
x == -y ⊢ x * x == y * y
x * y == 1 ⊢ x * x * y * y * z == z
x == y + z ; y == z ⊢ x == z + z
~x == y ⊢ x + y + 1 == 0
x + y == 0 ; z == -y ⊢ x == z
x * y == z ; y * z == x ⊢ x * z == z * x * y * y
3 * a == b ⊢ a == 0xaaaaaaab * b
a == b + 1 ; b == 2 * c ⊢ a * a == 4 * c * c + 4 * c + 1
a - b == c ⊢ a == b + c
a * b == 1 ; a * c == 1 ⊢ a * b * c == c
u + v == 3 ⊢ 2 * u == 6 - 2 * v
5 * u == 5 * v ⊢ u == v
u == v << 1 ⊢ u << 7 == 0
"""

FALSE = """
m + n == m
m * (n + k) == n * m + k
(m + n) ** 2 == m ** 2 + n ** 2
2 ** (n + 1) == 2 ** n + 2
2 ** (m + n) == 2 ** m + 2 ** n
m << 3 == 6 * m
(f + g) * (f - g) == f * f + g * g
f - g == g - f
(f - g) ** 3 == f ** 3 - 3 * f ** 2 * g + 3 * f * g ** 2 + g ** 3
f ** 2 - 2 * f + 2 == (f - 1) ** 2
(m - n) * (m + n) == n * n - m * m
x + y == x
x - y == y - x
(x + y) * (x + y) == x * x + y * y
(x + y) * (x - y) == x * x + y * y
x - y == x + ~y
~x == -x
~x == -x + 1
~(x + y) == ~x + ~y
-(x * y) == -x * -y
x << 2 == x + x + x
(x << 3) - x == bits(8, x.width) * x
(x << m) << n == x << m * n
x * x == x
x + x == 0
bits(m * n, x.width) == bits(m, x.width) + bits(n, x.width)
(x + y).uint == x.uint + y.uint
(x & y) + (x | y) == x
a << 4 == 15 * a
(a << 31) == 0
a * 0x80000000 == 0
0xfffffffe * a == -a
(a << 5) + (a << 3) == 41 * a
3 * (0xaaaaaaaa * a) == a
(a + 0x7fffffff) + 0x80000000 == a
0x10000 * a * (0x8000 * b) == 0
(a + 1) * (b + 1) == a * b + a + b
u * 128 == 0
17 * (240 * u) == u
u + 200 + 55 == u
~(~u - v) == u - v
m == n ⊢ m * k == k * n + 1
m * n == m * k ⊢ n == k
f * g == 0 ⊢ f == 0
x * y == x * z ⊢ y == z
x + x == y + y ⊢ x == y
2 * a == 2 * b ⊢ a == b
u == v << 1 ⊢ u << 6 == 0
u * v == 0 ; u == 2 ⊢ v == 0
x == y ⊢ x * z == z + y
"""


def lines(text):
    """The goals of a text, one a line."""
    return [line for line in text.strip().splitlines() if line]


def parts(line):
    """Hypotheses and conclusion of a line."""
    before, sign, after = line.partition("⊢")
    if not sign:
        return [], line.strip()
    return [h.strip() for h in before.split(";")], after.strip()
