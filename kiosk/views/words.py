"""The words that several views share, in every language of the wall."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.call import CallState
from kiosk.core.reading import Provenance, Stage, Status
from kiosk.core.text import Text

STATUSES: Mapping[Status, Text] = {
    Status.LIVE: Text(en="LIVE", ko="실시간", ru="СЕЙЧАС"),
    Status.STALE: Text(en="STALE", ko="지연", ru="УСТАРЕЛО"),
    Status.UNAVAILABLE: Text(en="NO DATA", ko="없음", ru="НЕТ"),
    Status.SIMULATED: Text(en="SIMULATED", ko="모의", ru="ИМИТАЦИЯ"),
}
SIMULATED_STALE = Text(en="SIMULATED, STALE", ko="모의, 지연", ru="ИМИТАЦИЯ, УСТАРЕЛО")
STAGES: Mapping[Stage, Text] = {
    Stage.OCCURRED: Text(en="Occurred", ko="발생", ru="Возникло"),
    Stage.DISPATCHED: Text(en="Dispatched", ko="출동지령", ru="Выезд"),
    Stage.ARRIVED: Text(en="Arrived", ko="현장도착", ru="На месте"),
    Stage.OPERATING: Text(en="Operating", ko="활동개시", ru="Работают"),
    Stage.INITIAL_CONTROL: Text(en="Under control", ko="초진", ru="Локализовано"),
    Stage.EXTINGUISHED: Text(en="Extinguished", ko="완진", ru="Потушено"),
    Stage.CLOSED: Text(en="Closed", ko="상황종결", ru="Закрыто"),
}
SEVERITIES: Mapping[int, Text] = {
    1: Text(en="Severe", ko="심각", ru="Тяжёлое"),
    2: Text(en="Serious", ko="경계", ru="Серьёзное"),
    3: Text(en="Minor", ko="주의", ru="Среднее"),
    4: Text(en="Routine", ko="일반", ru="Обычное"),
}
CALL_STATES: Mapping[CallState, Text] = {
    CallState.PROPOSED: Text(en="waiting for yes", ko="확인 대기", ru="ждёт подтверждения"),
    CallState.CONFIRMED: Text(en="connecting", ko="연결 중", ru="соединение"),
    CallState.RINGING: Text(en="ringing", ko="호출 중", ru="идёт вызов"),
    CallState.INCOMING: Text(en="calls the wall", ko="수신 중", ru="звонит сюда"),
    CallState.ACCEPTED: Text(en="connecting", ko="연결 중", ru="соединение"),
    CallState.LOST: Text(en="connection lost", ko="연결 끊김", ru="связь потеряна"),
    CallState.CONNECTED: Text(en="connected", ko="통화 중", ru="на связи"),
    CallState.HELD: Text(en="on hold", ko="보류 중", ru="на удержании"),
    CallState.ENDED: Text(en="last call ended", ko="최근 통화 종료", ru="звонок завершён"),
    CallState.FAILED: Text(en="last call failed", ko="최근 통화 실패", ru="звонок не удался"),
}

NO_VALUE = "–"
NO_SOURCE = Text(en="no source", ko="출처 없음", ru="нет источника")
MISSING = Text(en="{n} of {of} not received", ko="{of}개 중 {n}개 미수신", ru="не получено: {n} из {of}")
NOTHING_YET = Text(en="nothing yet", ko="수신 전", ru="ещё нет")
SECONDS_AGO = Text(en="{n} s ago", ko="{n}초 전", ru="{n} с назад")
MINUTES_AGO = Text(en="{n} min ago", ko="{n}분 전", ru="{n} мин назад")
HOURS_AGO = Text(en="{n} h ago", ko="{n}시간 전", ru="{n} ч назад")

VIDEO_CALL = Text(en="Video call", ko="영상 통화", ru="Видеозвонок")
BRING_IN = Text(en="Bring in", ko="통화에 초대", ru="Добавить")
VOICE_CALL = Text(en="Voice call", ko="음성 통화", ru="Голосовой звонок")
CALL_SOMEBODY = Text(en="call {name}", ko="{name} 연결해", ru="позвони {name}")  # as the command is said
SAY = Text(en="Say “{words}”", ko="“{words}”", ru="«{words}»")

LATEST_INCIDENTS = Text(en="Latest incidents", ko="최근 사건", ru="Последние происшествия")
NO_INCIDENTS = Text(en="No incidents", ko="발생한 사건 없음", ru="Происшествий нет")
NO_NEWS = Text(en="No data on incidents", ko="사건 데이터 없음", ru="Нет данных о происшествиях")
OPEN_NOW = Text(en="{n} open", ko="진행 {n}건", ru="открыто: {n}")


def status_text(of: Provenance) -> Text:
    """How far it can be believed, in words; what is made up stays so when it is old."""
    return SIMULATED_STALE if of.simulated and of.status is Status.STALE else STATUSES[of.status]
