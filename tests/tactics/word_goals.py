"""Goals of `word`: naturals k, m, n; words x, y, z of any width, w of another one, a, b, c of 32 bits, u, v of 8,
p, q, r of 64. Each line: hypotheses ⊢ conclusion.
"""

TRUE = """
x.uint + y.uint < 2 ** x.width ⊢ (x + y).uint == x.uint + y.uint
x + y < x ⊢ 2 ** x.width <= x.uint + y.uint
2 ** x.width <= x.uint + y.uint ⊢ x + y < x
(x + y < x) == (x + y < y)
x <= y ⊢ (y - x).uint == max(y.uint - x.uint, 0)
x <= y ⊢ x + (y - x) == y
x < y ; y < z ⊢ x < z
x <= y ; y <= x ⊢ x == y
x < y ⊢ x + 1 <= y
x < y ⊢ y - x <= y
x < y ; y < z ⊢ z - y < z - x
x - y <= x ⊢ y <= x
x <= y ; z <= x ⊢ x - z <= y - z
~x < ~y ⊢ y < x
~x == y ⊢ x.uint + y.uint + 1 == 2 ** x.width
x != 0 ⊢ (-x).uint + x.uint == 2 ** x.width
x + 1 == 0 ⊢ y <= x
x != ~bits(0, x.width) ⊢ (x + 1).uint == x.uint + 1
x & y <= x
x <= x | y
(x | y).uint <= x.uint + y.uint
x + y == (x | y) + (x & y)
(x ^ y).uint + 2 * (x & y).uint == x.uint + y.uint
x & y == 0 ⊢ x | y == x + y
x ^ y <= x | y
(x & ~y) + (x & y) == x
x >> n <= x
x >> 1 == y ⊢ y.uint == x.uint // 2
x << 1 == y ; x.uint + x.uint < 2 ** x.width ⊢ y.uint % 2 == 0
x < bits(5, x.width) ; 3 <= x.width ⊢ x.uint < 5
5 < 2 ** x.width ; x == bits(5, x.width) ⊢ x.uint == 5
x * bits(3, x.width) == y ; x.uint * 3 < 2 ** x.width ⊢ y.uint == 3 * x.uint
x.uint * y.uint < 2 ** x.width ; x * y == z ⊢ z.uint == x.uint * y.uint
x % y == z ; y != 0 ⊢ z < y
x // y <= x or y == 0
x < y ⊢ x % y == x
w.width == x.width ; w.uint < 2 ** x.width ⊢ zero_extend(w, x.width).uint == w.uint
zero_extend(x, w.width).uint < 2 ** w.width
(x + y).uint < 2 ** x.width
bits(x.uint, x.width) == x
x.uint == y.uint ⊢ x == y
(x if x < y else y) <= y
(x if x < y else y) <= x
(x + y).uint == x.uint + y.uint or (x + y).uint + 2 ** x.width == x.uint + y.uint
x == y + z ; y.uint + z.uint < 2 ** x.width ⊢ y <= x and z <= x
a + b < a ⊢ 2**32 <= a.uint + b.uint
a < 1000 ; b < 1000 ⊢ (a + b).uint == a.uint + b.uint
a < 100 ⊢ (a * 7).uint == 7 * a.uint
a < b ⊢ not (b <= a)
a < b ; b < c ⊢ a + 2 <= c
a < b ⊢ a + 1 <= b
a >> 3 <= a
a >> 4 < 0x10000000
(a >> 3 << 3).uint + (a & 7).uint == a.uint
(a >> 3 << 3) + (a & 7) == a
a & 0xfffffff8 == a >> 3 << 3
a - (a & 15) == a & 0xfffffff0
a & 15 < 16
a % 16 == a & 15
a // 8 == a >> 3
(a[15:0]).uint == a.uint % 65536
a[31:16].uint * 65536 + a[15:0].uint == a.uint
concat(a, b).uint == a.uint * 2**32 + b.uint
concat(a, b)[31:0] == b
concat(a, b)[63:32] == a
zero_extend(a, 64) < 0x100000000
zero_extend(a, 64)[31:0] == a
a // 10 * 10 + a % 10 == a
a % 10 < 10
a < 100 ⊢ a // 10 < 10
a * 2 // 2 == a or a >= 0x80000000
signed_lt(a, b) == signed_lt(~b, ~a)
signed_lt(a, B32(0)) == (a >= 0x80000000)
signed_lt(a, b) or signed_le(b, a)
a < 0x80000000 ; b < 0x80000000 ⊢ signed_lt(a, b) == (a < b)
signed_lt(a, b) ; signed_lt(b, c) ⊢ signed_lt(a, c)
bit(a, 31) == (a >= 0x80000000)
bit(a, 0) == (a.uint % 2 == 1)
arithmetic_shift_right(a, 31) == 0 or arithmetic_shift_right(a, 31) == 0xffffffff
sign_extend(u, 32) < 128 or sign_extend(u, 32) >= 0xffffff80
sign_extend(u, 32)[7:0] == u
zero_extend(u, 16) + zero_extend(v, 16) < 511
(zero_extend(u, 16) + zero_extend(v, 16)).uint == u.uint + v.uint
p + q - q == p
p - q + q == p
p + q + r == r + q + p
p < q ⊢ p - q > p or p == 0
p >= 16 ⊢ p - 16 <= p
p < 1000 ; q == p * 8 + 3 ⊢ q % 8 == 3 and q >> 3 == p
p & 7 == 0 ; q & 7 == 0 ⊢ (p + q) & 7 == 0
p & 15 == 0 ⊢ p & 7 == 0
p <= q ; q <= p + 3 ; p < 100 ; p & 3 == 0 ; q & 3 == 0 ⊢ p == q
u + v < u ; u < 16 ⊢ v > 240
u <= 248 ⊢ (u + 7) & 0xf8 >= u
u * 3 == v ; u < 80 ⊢ v.uint % 3 == 0
u < 10 ; v < 10 ⊢ u * 10 + v < 100
~u == 0xff - u
-u == ~u + 1
(u + v).uint == (u.uint + v.uint) % 256
(u - v).uint == (u.uint - v.uint) % 256
(-u).uint == -u.uint % 256
bits(n, 8).uint == n % 256
bits(n, 8) == u ⊢ n % 256 == u.uint
n < 256 ; bits(n, 8) == u ⊢ u.uint == n
u.uint + n < 256 ⊢ (u + bits(n, 8)).uint == u.uint + n
"""

FALSE = """
(x + y).uint == x.uint + y.uint
x + y < x
x <= x + y
x < y ⊢ x + 1 < y
x < y ⊢ x + bits(2, x.width) <= y
x <= y ⊢ x + z <= y + z
x < y ⊢ y - x < y
~x < ~y ⊢ x < y
x - y <= x
(-x).uint + x.uint == 2 ** x.width
x + 1 != 0
x & y < x
x | y <= x
(x | y).uint == x.uint + y.uint
x + y == x | y
x ^ y <= x
x >> 1 < x
x << 1 == y ⊢ y.uint == 2 * x.uint
x * bits(3, x.width) == y ⊢ y.uint == 3 * x.uint
x % y < y
x // y <= x
(x + y).uint + 2 ** x.width == x.uint + y.uint
zero_extend(x, w.width).uint == x.uint
x.uint < 2 ** w.width
a + b < a ⊢ 2**32 < a.uint + b.uint
a < 1000 ; b < 1000 ⊢ (a + b).uint > a.uint
a < 0x40000000 ⊢ (a * 7).uint == 7 * a.uint
a < b ; b < c ⊢ a + 3 <= c
a >> 3 < a
a >> 4 < 0xfffffff
(a >> 3 << 3) + (a & 15) == a
a & 0xfffffff0 == a >> 3 << 3
a & 15 < 15
a % 16 == a & 16
a // 8 == a >> 4
(a[15:0]).uint == a.uint % 32768
concat(a, b).uint == b.uint * 2**32 + a.uint
concat(a, b)[31:0] == a
zero_extend(a, 64) < 0xffffffff
a // 10 * 10 + a % 10 == a + 1
a < 101 ⊢ a // 10 < 10
a * 2 // 2 == a
signed_lt(a, b) == (a < b)
signed_lt(a, b) == signed_lt(-b, -a)
a <= 0x80000000 ; b < 0x80000000 ⊢ signed_lt(a, b) == (a < b)
bit(a, 30) == (a >= 0x40000000)
arithmetic_shift_right(a, 30) == 0 or arithmetic_shift_right(a, 30) == 0xffffffff
sign_extend(u, 32) < 128 or sign_extend(u, 32) >= 0xffffff81
zero_extend(u, 16) + zero_extend(v, 16) < 510
p >= 15 ⊢ p - 16 <= p
p < 1000 ; q == p * 8 + 3 ⊢ q % 8 == 3 and q >> 2 == p
p & 7 == 0 ; q & 7 == 0 ⊢ (p + q) & 15 == 0
u + v < u ; u < 16 ⊢ v > 241
u <= 249 ⊢ (u + 7) & 0xf8 >= u
u * 3 == v ; u < 90 ⊢ v.uint % 3 == 0
u < 10 ; v < 11 ⊢ u * 10 + v < 100
(u + v).uint == (u.uint + v.uint) % 255
(-u).uint == -u.uint % 255
bits(n, 8) == u ⊢ u.uint == n
u.uint + n < 257 ⊢ (u + bits(n, 8)).uint == u.uint + n
"""
