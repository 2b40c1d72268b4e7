"""The address of the vosk publisher's list -> the models in it. Ends where each entry is checked."""

from __future__ import annotations

import http.client
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.models.fetch import Wanted
from kiosk.models.web import FetchError, open_url

LARGEST = 4 * 2**20  # bytes; many times what a list of models needs
LIST = "the publisher's list"


class ListedModel(BaseModel):
    """One entry of the list; the publisher adds keys now and then."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    url: str
    size: Annotated[int, Field(gt=0)]
    md5: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


_entries = TypeAdapter(list[dict[str, object]])


def listed_archive(name: str, list_url: str) -> Wanted:
    """The archive of model `name`. Raises FetchError where the list or the entry is missing or is not what it was."""
    entry = next((entry for entry in _list(list_url) if entry.get("name") == name), None)
    if entry is None:
        raise FetchError(
            name, f"{list_url} does not name it", "The publisher may have a newer model: update the program"
        )
    try:
        model = ListedModel.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{list_url}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise FetchError(name, problem, "Update the program: the publisher's list has changed") from error
    return Wanted(model=name, url=model.url, size=model.size, algorithm="md5", digest=model.md5)


def _list(list_url: str) -> list[dict[str, object]]:
    try:
        with open_url(LIST, list_url) as answer:
            return _entries.validate_json(answer.read(LARGEST))
    except ValidationError as error:
        problem = f"{list_url} is not a list of models"
        raise FetchError(LIST, problem, "A login page of this network may answer instead: look in a browser") from error
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(LIST, f"{list_url} broke off ({error})", "Run it again") from error
