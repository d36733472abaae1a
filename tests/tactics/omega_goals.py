"""Goals of linear arithmetic: naturals i, j, k, m, n, integers x, y, z. Each line: hypotheses ⊢ conclusion."""

TRUE = """
n < n + 1
m + n == n + m
m <= m + n
m < k ; k <= n ⊢ m + 1 <= n
m < n ; n < k ⊢ m + 2 <= k
2 * x != 2 * y + 1
4 * x + 6 * y != 3
27 * x + 99 * y != 1
x < y or y <= x
not (x < y and y < x + 1)
x == y ⊢ x <= y
x <= y ; y <= x ⊢ x == y
x < y ⊢ x + 1 <= y
2 * x < 2 * y + 2 ⊢ x <= y
3 * x <= 7 ⊢ x <= 2
3 * x > 7 ⊢ x >= 3
5 * x == 3 * y ; x > 0 ⊢ y > 0
2 * x + 3 * y == 12 ; x > 0 ; y > 0 ⊢ x == 3 and y == 2
x + y == 10 ; x - y == 4 ⊢ x == 7
x + y + z == 0 ; x == y ; y == z ⊢ x == 0
max(m, n) >= m
max(m, n) <= m + n
min(m, n) <= m
min(x, y) + max(x, y) == x + y
max(m - n, 0) + n >= m
max(m - n, 0) <= m
n <= m ⊢ max(m - n, 0) + n == m
max(m - n, 0) + max(n - m, 0) == max(m, n) - min(m, n)
abs(x) >= x
abs(x) == abs(-x)
abs(x + y) <= abs(x) + abs(y)
abs(x) == 0 ⊢ x == 0
n % 2 < 2
x % 2 == 0 or x % 2 == 1
x // 2 * 2 + x % 2 == x
n // 2 + (n + 1) // 2 == n
n // 2 <= n
n > 0 ⊢ n // 2 < n
(n + n) // 2 == n
(2 * n + 1) // 2 == n
(2 * n + 1) % 2 == 1
(x + 2) % 2 == x % 2
n // 4 == n // 2 // 2
n // 8 == n // 2 // 4
n % 4 == 2 * (n // 2 % 2) + n % 2
n % 2 == n % 4 % 2
x % 3 >= 0 and x % 3 < 3
x % 6 == 0 ⊢ x % 2 == 0 and x % 3 == 0
x % 2 == 0 ; x % 3 == 0 ⊢ x % 6 == 0
x % 10 == 7 ⊢ x % 5 == 2
x % 4 == 3 ⊢ x % 2 == 1
x % 2 == 1 ; y % 2 == 1 ⊢ (x + y) % 2 == 0
x % 2 == y % 2 ⊢ (x - y) % 2 == 0
(x + y) % 7 == (x % 7 + y % 7) % 7
(x - y) % 5 == (x % 5 - y % 5) % 5
(3 * x) % 3 == 0
(-x) // 2 == -((x + 1) // 2)
(-7) // 2 == -4 and (-7) % 2 == 1
x >= 0 ⊢ x // 3 >= 0
x < 0 ⊢ x // 3 < 0
(x + 7) // 8 * 8 >= x
(x + 7) // 8 * 8 < x + 8
(n + 15) // 16 * 16 % 16 == 0
n % 16 == 0 ⊢ (n + 15) // 16 * 16 == n
x // 5 <= x // 5 + 1
x <= y ⊢ x // 7 <= y // 7
x // 4 == y // 4 ⊢ abs(x - y) < 4
x // 3 + (x + 1) // 3 + (x + 2) // 3 == x
n // 10 % 10 < 10
n < 100 ⊢ n // 10 < 10
n < 256 ⊢ n // 16 < 16 and n % 16 < 16
n == 16 * m + k ; k < 16 ⊢ n // 16 == m
n == 16 * m + k ; k < 16 ⊢ n % 16 == k
60 * (n // 60) + n % 60 == n
n < 86400 ⊢ n // 3600 < 24
n // 3600 * 3600 + n // 60 % 60 * 60 + n % 60 == n
(n + 6) % 7 == (n + 13) % 7
7 * m != 5 * n + 1 or m >= 3
3 * m + 5 * n != 7
3 * m + 5 * n != 4
k >= 8 ⊢ k - 3 * (k // 3) == k % 3
i < j ; j < k ; k < 10 ⊢ i < 8
i <= j ; j <= k ; k <= i ⊢ i == k
i < m ; j < n ⊢ i + j + 2 <= m + n
8 * i + j < 64 ; j < 8 ⊢ i < 8
i < 8 ; j < 8 ⊢ 8 * i + j < 64
8 * i + j == 8 * m + n ; j < 8 ; n < 8 ⊢ i == m and j == n
m % 4 == 0 ; n % 4 == 0 ⊢ (m + n) % 4 == 0
m % 8 == 4 ⊢ m % 4 == 0
m <= n ; n < m + 4 ; m % 4 == 0 ; n % 4 == 0 ⊢ m == n
implies(x > 3, x > 2)
implies(x > 2, x > 3) or x == 3
(x > 0) == (x >= 1)
(x + x == 1) == (x + x == 3)
x < 5 if x < 3 else x > 2
m * n <= k ⊢ m * n < k + 1
k <= m * n + k
m * n * k + 1 > 0
len(xs) + 1 > len(xs)
len(xs) // 2 <= len(xs)
len(xs) > 1 ⊢ len(xs) // 2 >= 1 and len(xs) - len(xs) // 2 >= 1
x // 2 == 3 ⊢ x == 6 or x == 7
x % 3 == 1 ; x > 0 ; x < 5 ⊢ x == 1 or x == 4
2 * x - 3 * y == 1 ; x < 10 ; y > 4 ⊢ x == 8
11 * x + 13 * y >= 27 ; 11 * x + 13 * y <= 45 ; 7 * x - 9 * y >= -10 ⊢ 7 * x - 9 * y > 4
100 * x + 1 <= 200 * y ⊢ x + 1 <= 2 * y
x * 4 // 4 == x
(x + 4 * y) // 4 == x // 4 + y
(x + 4 * y) % 4 == x % 4
18446744073709551616 * x < 18446744073709551616 ⊢ x <= 0
"""

FALSE = """
n + 1 < n
m + n == n
m < k ; k <= n ⊢ m + 2 <= n
m < n ; n < k ⊢ m + 3 <= k
2 * x != 2 * y
4 * x + 6 * y != 2
27 * x + 99 * y != 9
x < y or y < x
x <= y ⊢ x == y
2 * x <= 2 * y + 2 ⊢ x <= y
3 * x <= 9 ⊢ x <= 2
3 * x >= 6 ⊢ x >= 3
2 * x + 3 * y == 12 ⊢ x == 3 and y == 2
x + y == 10 ; x - y == 4 ⊢ x == 6
max(m, n) <= m
min(m, n) < m + 1 and min(m, n) == n
max(m - n, 0) + n == m
max(m - n, 0) < m
abs(x) > x
abs(x + y) == abs(x) + abs(y)
n % 2 < 1
x % 2 == 1
n // 2 + n // 2 == n
n // 2 < n
(2 * n + 1) // 2 == n + 1
(x + 1) % 2 == x % 2
n // 4 == n // 2
n % 4 == n // 2 % 2 + n % 2
x % 3 > 0
x % 2 == 0 ⊢ x % 6 == 0
x % 10 == 7 ⊢ x % 5 == 3
x % 2 == 1 ; y % 2 == 0 ⊢ (x + y) % 2 == 0
(x + y) % 7 == x % 7 + y % 7
(-x) // 2 == -(x // 2)
(-7) // 2 == -3
x > 0 ⊢ x // 3 > 0
(x + 7) // 8 * 8 > x
(x + 8) // 8 * 8 < x + 8
(n + 15) // 16 * 16 == n
x < y ⊢ x // 7 < y // 7
abs(x - y) < 4 ⊢ x // 4 == y // 4
n < 100 ⊢ n // 10 < 9
n == 16 * m + k ; k <= 16 ⊢ n // 16 == m
n < 86400 ⊢ n // 3600 < 23
7 * m != 5 * n + 1
3 * m + 5 * n != 8
i < j ; j < k ; k < 10 ⊢ i < 7
i <= 8 ; j < 8 ⊢ 8 * i + j < 64
m % 4 == 0 ⊢ m % 8 == 4 or m == 0
m <= n ; n <= m + 4 ; m % 4 == 0 ; n % 4 == 0 ⊢ m == n
implies(x > 2, x > 3)
(x > 0) == (x >= 0)
x // 2 == 3 ⊢ x == 6
2 * x - 3 * y == 1 ; x < 12 ; y > 4 ⊢ x == 8
11 * x + 13 * y >= 27 ; 11 * x + 13 * y <= 48 ; 7 * x - 9 * y >= -10 ⊢ 7 * x - 9 * y > 4
18446744073709551616 * x < 18446744073709551617 ⊢ x <= 0
"""


def lines(table: str) -> list[str]:
    """The goals of a table, one a line."""
    return [line for line in table.splitlines() if line]


def parts(line: str) -> tuple[list[str], str]:
    """Hypotheses and conclusion of a goal."""
    left, _, right = line.rpartition("⊢")
    return [h.strip() for h in left.split(";") if h.strip()], right.strip()
