"""Why the telephone says no, as the wall writes it."""

from __future__ import annotations

from kiosk.core.text import Text

BUSY = Text(
    en="A call is on: {name}. Hang up first",
    ko="통화 중입니다: {name}. 먼저 통화를 끝내 주세요",
    ru="Линия занята: {name}. Сначала завершите вызов",
)
NOT_PROPOSED = Text(
    en="Nobody confirmed this call: {name}",
    ko="확인되지 않은 통화입니다: {name}",
    ru="Этот вызов не подтверждён: {name}",
)
STRANGER = Text(
    en="Not in the directory: {name}",
    ko="연락처에 없습니다: {name}",
    ru="Нет в справочнике: {name}",
)
NOBODY_TO_JOIN = Text(
    en="Nobody is on the line: call somebody first",
    ko="통화 중이 아닙니다. 먼저 전화를 걸어 주세요",
    ru="На линии никого нет: сначала позвоните",
)
ALREADY_IN = Text(
    en="Already in this call: {name}",
    ko="이미 통화에 참여 중입니다: {name}",
    ru="Уже участвует в разговоре: {name}",
)
FULL = Text(
    en="This call is full: {n} with the wall. Somebody has to leave it first",
    ko="통화 인원이 모두 찼습니다(상황판 포함 {n}명). 먼저 한 명이 나가야 합니다",
    ru="Мест в разговоре больше нет: со стеной {n}. Сначала кто-то должен выйти",
)
ONE_AT_A_TIME = Text(
    en="In rehearsal actors talk one at a time: nobody can be brought in",
    ko="리허설에서는 배우와 한 명씩만 통화할 수 있습니다",
    ru="На репетиции актёры говорят по одному: добавить никого нельзя",
)
ACTORS_ONE_BY_ONE = Text(
    en="In rehearsal actors talk one at a time: call one of them, or set calls.backend to direct",
    ko="리허설에서는 배우와 한 명씩만 통화할 수 있습니다. 한 명에게 걸거나 calls.backend를 direct로 바꿔 주세요",
    ru="На репетиции актёры говорят по одному: вызовите одного или задайте calls.backend = direct",
)
TOO_MANY = Text(
    en="{n} are too many for one call: {most} fit. Call fewer, or see “kiosk calls doctor”",
    ko="{n}명은 너무 많습니다. 최대 {most}명입니다. 인원을 줄이거나 “kiosk calls doctor”를 확인해 주세요",
    ru="{n} – слишком много, можно {most}: вызовите меньше или см. «kiosk calls doctor»",
)
NO_ROOM = Text(
    en="{n} do not fit into this call: there is room for {room}. Bring in fewer",
    ko="이 통화에는 {room}명만 더 참여할 수 있습니다({n}명 선택). 인원을 줄여 주세요",
    ru="{n} в разговор не поместятся, мест: {room}. Добавьте меньше",
)
NOBODY_MEANT = Text(en="Nobody is in this group", ko="이 그룹에는 아무도 없습니다", ru="В этой группе никого нет")
NOTHING_PROPOSED = Text(en="Nobody confirmed this call", ko="확인되지 않은 통화입니다", ru="Этот вызов не подтверждён")
NOT_IN_CALL = Text(
    en="Not in this call: {name}",
    ko="이 통화에 없습니다: {name}",
    ru="Не участвует в разговоре: {name}",
)
SPEAKS = Text(en="The wall is speaking live to: {to}", ko="실시간 방송 중입니다: {to}", ru="Идёт прямой эфир: {to}")
NOT_SEVERAL = Text(
    en="There is only one other in this call", ko="통화 상대가 한 명뿐입니다", ru="В разговоре только один собеседник"
)
NOTHING_TO_HANG_UP = Text(
    en="There is no call to end", ko="끝낼 통화가 없습니다", ru="Нет вызова, который можно завершить"
)
NOBODY_TO_HOLD = Text(
    en="Nobody is on the line to put on hold", ko="보류할 통화가 없습니다", ru="На линии никого нет, удерживать некого"
)
NOBODY_RINGS = Text(en="Nobody rings", ko="걸려 온 전화가 없습니다", ru="Никто не звонит")
NOBODY_TO_MUTE = Text(en="Nobody is on the line", ko="통화 중이 아닙니다", ru="На линии никого нет")
NOBODY_SEES = Text(en="There is no video call", ko="영상 통화 중이 아닙니다", ru="Видеозвонка нет")
ALREADY_HELD = Text(en="Already on hold: {name}", ko="이미 보류 중입니다: {name}", ru="Вызов уже на удержании: {name}")
NOBODY_HELD = Text(en="Nobody is on hold", ko="보류 중인 통화가 없습니다", ru="На удержании никого нет")
