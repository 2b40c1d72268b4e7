"""What can be ordered and announced in this city: `orders.toml` of a pack."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from kiosk.core.city.parts import Forms, Key, Named, Part


class Template(Part):
    """Words that are ready to be sent; `{place}` in them is the open incident's address, or else the city's name."""

    key: Key
    kind: Literal["order", "announcement"] = "order"
    title: Named
    words: Named
    spoken: Forms
    expires_min: float = Field(default=30, gt=0, le=1440)  # minutes until it counts as not answered

    @model_validator(mode="after")
    def _fillable(self) -> Template:
        for language in ("en", "ko", "ru"):
            words = getattr(self.words, language)
            try:
                words.format(place="")
            except (KeyError, IndexError, ValueError) as error:
                msg = f"{language}: only {{place}} can be filled in, not {error}"
                raise ValueError(msg) from error
        return self


class Orders(Part):
    """All templates, in their order."""

    templates: tuple[Template, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _once(self) -> Orders:
        keys = [template.key for template in self.templates]
        for key in keys:
            if keys.count(key) > 1:
                msg = f"two templates have the key {key!r}"
                raise ValueError(msg)
        return self
