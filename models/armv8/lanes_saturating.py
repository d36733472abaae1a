"""Saturating operations lane by lane: the vector of results, and a vector with ones in the lanes that were limited.

The maps of `lanes` and `lanes_resize`, for functions that give a pair.
"""

from __future__ import annotations

from collections.abc import Callable

from lemmata.core.language import B2, B8, B16, B32, B64, B128, define
from lemmata.models.armv8.lanes import Extent, lanes1, lanes2
from lemmata.models.armv8.lanes_resize import narrow1
from lemmata.models.armv8.saturation import limited, value_of


@define
def saturating_lanes1(
    extent: Extent,
    size: B2,
    f8: Callable[[B8], tuple[B8, bool]],
    f16: Callable[[B16], tuple[B16, bool]],
    f32: Callable[[B32], tuple[B32, bool]],
    f64: Callable[[B64], tuple[B64, bool]],
    x: B128,
) -> tuple[B128, B128]:
    """The saturating map over lanes of 8 << size bits."""
    values = lanes1(
        extent, size,
        lambda a: value_of(f8(a)),
        lambda a: value_of(f16(a)),
        lambda a: value_of(f32(a)),
        lambda a: value_of(f64(a)),
        x,
    )
    masks = lanes1(
        extent, size,
        lambda a: limited(f8(a)),
        lambda a: limited(f16(a)),
        lambda a: limited(f32(a)),
        lambda a: limited(f64(a)),
        x,
    )
    return values, masks


@define
def saturating_lanes2(
    extent: Extent,
    size: B2,
    f8: Callable[[B8, B8], tuple[B8, bool]],
    f16: Callable[[B16, B16], tuple[B16, bool]],
    f32: Callable[[B32, B32], tuple[B32, bool]],
    f64: Callable[[B64, B64], tuple[B64, bool]],
    x: B128, y: B128,
) -> tuple[B128, B128]:
    """The saturating map over lanes of 8 << size bits."""
    values = lanes2(
        extent, size,
        lambda a, b: value_of(f8(a, b)),
        lambda a, b: value_of(f16(a, b)),
        lambda a, b: value_of(f32(a, b)),
        lambda a, b: value_of(f64(a, b)),
        x, y,
    )
    masks = lanes2(
        extent, size,
        lambda a, b: limited(f8(a, b)),
        lambda a, b: limited(f16(a, b)),
        lambda a, b: limited(f32(a, b)),
        lambda a, b: limited(f64(a, b)),
        x, y,
    )
    return values, masks


@define
def saturating_narrow1(
    size: B2,
    f16: Callable[[B16], tuple[B8, bool]],
    f32: Callable[[B32], tuple[B16, bool]],
    f64: Callable[[B64], tuple[B32, bool]],
    x: B128,
) -> tuple[B64, B64]:
    """The saturating map from lanes of twice 8 << size bits to lanes of 8 << size bits."""
    values = narrow1(
        size,
        lambda a: value_of(f16(a)),
        lambda a: value_of(f32(a)),
        lambda a: value_of(f64(a)),
        x,
    )
    masks = narrow1(
        size,
        lambda a: limited(f16(a)),
        lambda a: limited(f32(a)),
        lambda a: limited(f64(a)),
        x,
    )
    return values, masks
