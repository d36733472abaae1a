// Four small functions to state and prove things about.
//
//     aarch64-linux-gnu-as -o examples/first.o examples/first.s
//
// first.o is kept beside this file, so that no assembler is needed.

        .text

// int64_t abs64(int64_t x): x without its sign; the least number stays as it is.
        .global abs64
        .type   abs64, %function
abs64:
        cmp     x0, #0
        cneg    x0, x0, lt
        ret
        .size   abs64, . - abs64

// uint64_t max64(uint64_t x, uint64_t y): the greater one.
        .global max64
        .type   max64, %function
max64:
        cmp     x0, x1
        b.hs    0f
        mov     x0, x1
0:      ret
        .size   max64, . - max64

// uint64_t average64(uint64_t x, uint64_t y): half the sum, rounded down, without overflow.
        .global average64
        .type   average64, %function
average64:
        eor     x2, x0, x1
        and     x0, x0, x1
        add     x0, x0, x2, lsr #1
        ret
        .size   average64, . - average64

// bool is_power_of_two(uint64_t x): whether exactly one bit is set.
        .global is_power_of_two
        .type   is_power_of_two, %function
is_power_of_two:
        cbz     x0, 0f
        sub     x1, x0, #1
        tst     x0, x1
        cset    w0, eq
0:      ret
        .size   is_power_of_two, . - is_power_of_two
