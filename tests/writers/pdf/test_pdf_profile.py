"""Our sRGB is the sRGB everybody means, in a form that every reader of profiles takes."""

from __future__ import annotations

import io
import struct

from PIL import Image as Raster
from PIL import ImageCms

from banxin.writers.pdf.profile import srgb


def test_colours_come_through_unchanged() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    theirs = ImageCms.createProfile("sRGB")
    steps = range(0, 256, 15)
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    raster = Raster.new("RGB", (len(colours), 1))
    raster.putdata(colours)
    turned = ImageCms.profileToProfile(raster, ours, theirs, renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC)
    assert turned is not None
    apart = [abs(a - b) for a, b in zip(raster.tobytes(), turned.tobytes(), strict=True)]
    assert max(apart) <= 1


def test_the_profile_is_of_the_kind_archives_take() -> None:
    # ISO 19005-2, 6.2.4.2: a monitor, printer or colour space profile; here one of version 2 for monitors.
    profile = srgb()
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[8:10] == b"\x02\x10"
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.profile_description == "sRGB IEC61966-2.1"
