"""A language's code -> all the recipe knows about it."""

from __future__ import annotations

from voskmini.english import English
from voskmini.korean import Korean
from voskmini.language import Language
from voskmini.russian import Russian

LANGUAGES: dict[str, Language] = {"en": English(), "ko": Korean(), "ru": Russian()}
