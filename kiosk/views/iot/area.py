"""What stands in the neighbourhood -> the plane it is drawn on: streets, bins, bays, depots, the trucks' ways."""

from __future__ import annotations

from kiosk.core.city.iot import Iot
from kiosk.core.pack import Pack
from kiosk.core.plane import Plane

MARGIN = 0.05  # of the height, around all that stands here
LEAST = 0.001  # degrees: an area is not drawn smaller


def area(pack: Pack, iot: Iot) -> Plane:
    """The plane in which everything of the neighbourhood lies."""
    places = [place for street in iot.streets for place in street] or [iot.middle]
    places += [site.place for site in pack.sites_of("bin", "bay", "depot")]
    return Plane(places, MARGIN, LEAST)
