"""A project's documents -> their list, and the open one page by page. A file that cannot be read is a gap."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.city.documents import Document, Page, pages
from kiosk.core.city.parts import About
from kiosk.core.city.projects import Project
from kiosk.core.errors import ConfigError
from kiosk.core.pack import Pack
from kiosk.core.state import State
from kiosk.core.text import Language, Text
from kiosk.views.dates import written
from kiosk.views.written import origin

KINDS: Mapping[str, Text] = {
    "outline": Text(en="outline", ko="개요", ru="описание"),
    "budget": Text(en="budget", ko="예산", ru="бюджет"),
    "schedule": Text(en="schedule", ko="공정표", ru="график"),
    "report": Text(en="report", ko="보고", ru="отчёт"),
}
PAGE = Text(en="{n} of {all}", ko="{n} / {all}쪽", ru="{n} из {all}")
NO_PAGE = Text(en="no page", ko="쪽 없음", ru="нет страниц")
GAP = Text(
    en="This document cannot be shown: {file} is missing or broken. “kiosk pack check” says how to mend it.",
    ko="이 문서를 표시할 수 없습니다. {file} 파일이 없거나 손상되었습니다. “kiosk pack check”로 확인하십시오.",
    ru="Документ нельзя показать: файл {file} отсутствует или повреждён. Что делать, скажет «kiosk pack check».",
)


def listed(one: Project, state: State, language: Language) -> list[dict[str, object]]:
    """{key, label, about, current} of each of its documents."""
    return [
        {
            "key": document.key,
            "label": document.name.text.to(language),
            "about": f"{KINDS[document.kind].to(language)} · {written(document.dated).to(language)}",
            "current": document.key == state.opened,
        }
        for document in one.documents
    ]


def reader(one: Project, about: About, state: State, pack: Pack, language: Language) -> dict[str, object]:
    """The open document's page: {title, about, page, before, after, blocks, status, ...}; {} where none is open."""
    document = next((document for document in one.documents if document.key == state.opened), None)
    if document is None:
        return {}
    found, gap = _read(document, pack, language)
    at = min(state.page, len(found) - 1)
    return {
        "title": document.name.text.to(language),
        "of": one.name.text.to(language),
        "about": f"{KINDS[document.kind].to(language)} · {written(document.dated).to(language)}",
        "page": PAGE.filled(n=at + 1, all=len(found)).to(language) if found else NO_PAGE.to(language),
        "before": at > 0,
        "after": at + 1 < len(found),
        "blocks": [{"kind": block.kind, "text": block.text, "value": block.value} for block in found[at]]
        if found
        else [{"kind": "gap", "text": gap, "value": ""}],
        **origin(about, language),
    }


def _read(document: Document, pack: Pack, language: Language) -> tuple[tuple[Page, ...], str]:
    """The document's pages, or what the wall says where there are none."""
    file = document.path(pack.folder, language)
    try:
        return pages(file), ""
    except ConfigError:
        return (), GAP.filled(file=file.name).to(language)
