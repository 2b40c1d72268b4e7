"""The Python classes QML knows -> a `.qmltypes` description of them, so that qmllint checks their names and types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from PyQt6.QtCore import QMetaMethod, QMetaObject, QObject
from PyQt6.QtQuick import QQuickItem

from kiosk.screen.qt import URI, VERSION
from kiosk.screen.registered import ITEMS, PANELS

# PyQt6 tells QML of such properties only that they are objects; what they are is known here
OBJECTS = {("FramesItem", "source"): "FrameSource", ("SkeletonsItem", "hands"): "HandsPanel"}


def write(folder: Path) -> Path:
    """Write the module into `folder` (an import path); the `.qmltypes` file."""
    module = folder.joinpath(*URI.split("."))
    module.mkdir(parents=True, exist_ok=True)
    (module / "qmldir").write_text(f"module {URI}\ntypeinfo bridge.qmltypes\ndepends QtQuick\n", encoding="utf-8")
    file = module / "bridge.qmltypes"
    file.write_text("\n".join(described()) + "\n", encoding="utf-8")
    return file


def described() -> Iterator[str]:
    """The lines of the description."""
    kinds: Mapping[str, type[QObject]] = {**ITEMS, **PANELS}
    yield "import QtQuick.tooling 1.2"
    yield "Module {"
    for name, kind in kinds.items():
        yield from _component(name, kind, creatable=name in ITEMS)
    yield "}"


def _component(name: str, kind: type[QObject], *, creatable: bool) -> Iterator[str]:
    meta: QMetaObject = kind.staticMetaObject
    version = ".".join(str(part) for part in VERSION)
    yield "    Component {"
    yield f'        name: "{name}"'
    yield '        accessSemantics: "reference"'
    yield f'        prototype: "{"QQuickItem" if issubclass(kind, QQuickItem) else "QObject"}"'
    yield f'        exports: ["{URI}/{name} {version}"]'
    yield f"        isCreatable: {str(creatable).lower()}"
    yield f"        exportMetaObjectRevisions: [{VERSION[0] * 256}]"
    for index in range(meta.propertyOffset(), meta.propertyCount()):
        known = meta.property(index)
        of = OBJECTS.get((name, known.name()), known.typeName().rstrip("*"))
        pointer = " isPointer: true;" if known.typeName().endswith("*") else ""
        notify = known.notifySignal().name().data().decode() or f"{known.name()}Changed"
        writable = "" if known.isWritable() else " isReadonly: true;"
        yield f'        Property {{ name: "{known.name()}"; type: "{of}"; notify: "{notify}";{pointer}{writable} }}'
    for index in range(meta.methodOffset(), meta.methodCount()):
        yield from _method(meta.method(index))
    yield "    }"


def _method(method: QMetaMethod) -> Iterator[str]:
    kind = "Signal" if method.methodType() is QMetaMethod.MethodType.Signal else "Method"
    yield f'        {kind} {{ name: "{method.name().data().decode()}"'
    for number, of in enumerate(method.parameterTypes()):
        yield f'            Parameter {{ name: "p{number}"; type: "{of.data().decode()}" }}'
    yield "        }"
