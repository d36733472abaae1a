"""CRC-32 as the CRC32 instructions compute it (Arm ARM, shared pseudocode Poly32Mod2).

The manual reverses the bits of the accumulator and of the data, divides the polynomial over {0, 1} by that
of the CRC, and reverses the remainder. Here the division is done on the reversed words, bit 0 first, so that
nothing has to be turned: shift right, and take away the (reversed) divisor where a one has fallen out.
"""

from __future__ import annotations

from lemmata.core.language import B1, B8, B16, B32, B64, define, zero_extend


@define
def divisor(C: B1) -> B32:
    """0x04C11DB7 for CRC32 and 0x1EDC6F41 for CRC32C, bits reversed."""
    return B32(0xEDB88320) if C == 0 else B32(0x82F63B78)


@define
def divide_bit(x: B32, poly: B32) -> B32:
    """One step of the division."""
    return (x >> 1) ^ (poly & (0 - (x & 1)))


@define
def divide_byte(x: B32, poly: B32) -> B32:
    """Eight steps."""
    x = divide_bit(divide_bit(x, poly), poly)
    x = divide_bit(divide_bit(x, poly), poly)
    x = divide_bit(divide_bit(x, poly), poly)
    return divide_bit(divide_bit(x, poly), poly)


@define
def crc_8(crc: B32, data: B8, poly: B32) -> B32:
    """The checksum after a byte."""
    return divide_byte(crc ^ zero_extend(data, 32), poly)


@define
def crc_16(crc: B32, data: B16, poly: B32) -> B32:
    """The checksum after two bytes."""
    return crc_8(crc_8(crc, data[7:0], poly), data[15:8], poly)


@define
def crc_32(crc: B32, data: B32, poly: B32) -> B32:
    """The checksum after four bytes."""
    return crc_16(crc_16(crc, data[15:0], poly), data[31:16], poly)


@define
def crc_64(crc: B32, data: B64, poly: B32) -> B32:
    """The checksum after eight bytes."""
    return crc_32(crc_32(crc, data[31:0], poly), data[63:32], poly)
