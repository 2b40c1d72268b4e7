"""The shell's own words, in every language of the wall."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.call import CallState, EndReason
from kiosk.core.inputs import DeviceMode, Modality
from kiosk.core.text import Language, Text

LANGUAGE_NAMES: Mapping[Language, str] = {"en": "EN", "ko": "한국어", "ru": "РУС"}

MICROPHONE = Text(en="Microphone", ko="마이크", ru="Микрофон")
CAMERA = Text(en="Camera", ko="카메라", ru="Камера")
ENGINE = Text(en="Recogniser", ko="음성 엔진", ru="Распознаватель")
DEMO_MODEL = Text(en="DEMO MODEL", ko="데모 모델", ru="ДЕМО-МОДЕЛЬ")
NO_ENGINE = Text(en="none", ko="없음", ru="нет")

MICROPHONE_MODES: Mapping[DeviceMode, Text] = {
    DeviceMode.ABSENT: Text(en="missing", ko="없음", ru="нет"),
    DeviceMode.STARTING: Text(en="starting", ko="준비 중", ru="запуск"),
    DeviceMode.OFF: Text(en="off", ko="꺼짐", ru="выключен"),
    DeviceMode.STANDBY: Text(en="ready", ko="대기", ru="готов"),
    DeviceMode.ACTIVE: Text(en="listening", ko="듣는 중", ru="слушает"),
    DeviceMode.DEGRADED: Text(en="restarting", ko="재시작 중", ru="перезапуск"),
}
CAMERA_MODES: Mapping[DeviceMode, Text] = {
    DeviceMode.ABSENT: Text(en="missing", ko="없음", ru="нет"),
    DeviceMode.STARTING: Text(en="starting", ko="준비 중", ru="запуск"),
    DeviceMode.OFF: Text(en="off", ko="꺼짐", ru="выключена"),
    DeviceMode.STANDBY: Text(en="ready", ko="대기", ru="готова"),
    DeviceMode.ACTIVE: Text(en="watching", ko="보는 중", ru="смотрит"),
    DeviceMode.DEGRADED: Text(en="restarting", ko="재시작 중", ru="перезапуск"),
}
SWITCH_OFF = Text(en="switch off", ko="끄기", ru="выключить")
SWITCH_ON = Text(en="switch on", ko="켜기", ru="включить")

MODALITIES: Mapping[Modality, Text] = {
    Modality.VOICE: Text(en="voice", ko="음성", ru="голос"),
    Modality.GESTURE: Text(en="gesture", ko="손동작", ru="жест"),
    Modality.TOUCH: Text(en="touch", ko="터치", ru="касание"),
    Modality.SYSTEM: Text(en="system", ko="시스템", ru="система"),
}
ASKED_BY: Mapping[Modality, Text] = {
    Modality.VOICE: Text(
        en="Asked by voice: confirm by thumb or touch",
        ko="음성 요청: 엄지나 터치로 확인하세요",
        ru="Запрос голосом: подтвердите жестом или касанием",
    ),
    Modality.GESTURE: Text(
        en="Asked by gesture: confirm by voice or touch",
        ko="손동작 요청: 음성이나 터치로 확인하세요",
        ru="Запрос жестом: подтвердите голосом или касанием",
    ),
    Modality.TOUCH: Text(
        en="Asked by touch: confirm by voice, thumb or this button",
        ko="터치 요청: 음성, 엄지, 이 버튼으로 확인하세요",
        ru="Запрос касанием: голосом, жестом или этой кнопкой",
    ),
    Modality.SYSTEM: Text(
        en="Confirm by voice, gesture or touch",
        ko="음성, 손동작, 터치로 확인하세요",
        ru="Подтвердите голосом, жестом или касанием",
    ),
}
YES = Text(en="Yes", ko="예", ru="Да")
NO = Text(en="No", ko="아니요", ru="Нет")
VIDEO_CALL = Text(en="Video call", ko="영상 통화", ru="Видеозвонок")
VOICE_CALL = Text(en="Voice call", ko="음성 통화", ru="Голосовой вызов")

CALL_STATES: Mapping[CallState, Text] = {
    CallState.PROPOSED: Text(en="waiting for yes", ko="확인 대기", ru="ждёт подтверждения"),
    CallState.CONFIRMED: Text(en="connecting", ko="연결 중", ru="соединение"),
    CallState.RINGING: Text(en="ringing", ko="호출 중", ru="идёт вызов"),
    CallState.INCOMING: Text(en="calls you", ko="전화가 왔습니다", ru="звонит вам"),
    CallState.ACCEPTED: Text(en="connecting", ko="연결 중", ru="соединение"),
    CallState.LOST: Text(en="connection lost", ko="연결 끊김", ru="связь потеряна"),
    CallState.CONNECTED: Text(en="connected", ko="통화 중", ru="на связи"),
    CallState.HELD: Text(en="on hold", ko="보류 중", ru="на удержании"),
    CallState.ENDED: Text(en="ended", ko="종료됨", ru="завершён"),
    CallState.FAILED: Text(en="failed", ko="실패", ru="не удался"),
}
END_REASONS: Mapping[EndReason, Text] = {
    EndReason.HUNG_UP_HERE: Text(en="You hung up", ko="이쪽에서 끊었습니다", ru="Вы повесили трубку"),
    EndReason.HUNG_UP_THERE: Text(
        en="The other side hung up", ko="상대방이 끊었습니다", ru="Собеседник повесил трубку"
    ),
    EndReason.DECLINED: Text(en="Declined", ko="거절되었습니다", ru="Вызов отклонён"),
    EndReason.NO_ANSWER: Text(en="No answer", ko="응답이 없습니다", ru="Нет ответа"),
    EndReason.NOT_REACHED: Text(en="Cannot be reached", ko="연결할 수 없습니다", ru="Нет связи"),
    EndReason.BUSY: Text(en="Busy", ko="통화 중입니다", ru="Занято"),
    EndReason.LINE_BUSY: Text(
        en="The wall's line carries one telephone",
        ko="전화 회선은 한 대만 연결할 수 있습니다",
        ru="По линии стены – один телефон",
    ),
    EndReason.NOT_CONFIRMED: Text(en="Not confirmed", ko="확인되지 않았습니다", ru="Не подтверждено"),
    EndReason.ENGINE_LOST: Text(
        en="The call engine stopped", ko="통화 엔진이 멈췄습니다", ru="Модуль связи остановился"
    ),
    EndReason.DECLINED_HERE: Text(en="You declined", ko="전화를 거절했습니다", ru="Вы отклонили звонок"),
    EndReason.MISSED: Text(en="Missed", ko="부재중 전화", ru="Пропущенный звонок"),
    EndReason.CONNECTION_LOST: Text(en="The connection was lost", ko="연결이 끊어졌습니다", ru="Связь потеряна"),
    EndReason.NO_BACKEND: Text(en="No way to call", ko="통화 수단이 없습니다", ru="Нет способа связи"),
}
AUTO = Text(en="Is answered by itself in a moment", ko="곧 자동으로 받습니다", ru="Сейчас ответим автоматически")
WANTS_VIDEO = Text(en="Wants a video call with you", ko="영상 통화를 원합니다", ru="Просит видеосвязь с вами")
WANTS_VOICE = Text(en="Wants a voice call with you", ko="음성 통화를 원합니다", ru="Просит поговорить с вами")
TRYING = Text(en="Trying to get them back …", ko="다시 연결하는 중…", ru="Восстанавливаем связь…")
ANSWER = Text(en="Answer", ko="받기", ru="Ответить")
DECLINE = Text(en="Decline", ko="거절", ru="Отклонить")
MUTE = Text(en="Mute", ko="음소거", ru="Без звука")
UNMUTE = Text(en="Unmute", ko="음소거 해제", ru="Со звуком")
SHARE = Text(en="Show wall", ko="화면 보내기", ru="Экран")
UNSHARE = Text(en="Stop showing", ko="화면 중지", ru="Убрать экран")
COVER = Text(en="Camera off", ko="카메라 끄기", ru="Без камеры")
UNCOVER = Text(en="Camera on", ko="카메라 켜기", ru="С камерой")
QUALITY = Text(
    en="loss {loss} % · delay {delay} ms",
    ko="손실 {loss}% · 지연 {delay}ms",
    ru="потери {loss} % · задержка {delay} мс",
)
QUALITY_GOOD = Text(en="good line · {delay} ms", ko="연결 양호 · {delay}ms", ru="связь хорошая · {delay} мс")
QUALITY_UNKNOWN = Text(en="line not measured yet", ko="연결 상태 측정 전", ru="связь ещё не измерена")
AWAITED = Text(en="Waiting for an answer", ko="응답을 기다리는 중", ru="Ждём ответа")
NOBODY_HEARS = Text(
    en="Nobody hears or sees anybody", ko="서로 보이지도 들리지도 않습니다", ru="Никто никого не слышит и не видит"
)
VOICE_ONLY = Text(en="Voice only, no picture", ko="음성 통화, 영상 없음", ru="Только голос, без изображения")
NO_PICTURE_YET = Text(en="No picture from there yet", ko="아직 영상이 오지 않습니다", ru="Изображения пока нет")
NO_INCIDENT_OF_THEIRS = Text(en="Assigned to no incident", ko="담당 중인 사건 없음", ru="К происшествию не назначены")
NO_ORDER = Text(en="No order yet", ko="보낸 명령 없음", ru="Приказов ещё нет")
SCAN = Text(en="Scan with the officer's phone", ko="담당자 휴대폰으로 스캔", ru="Сканируйте телефоном")
SCAN_ADVICE = Text(
    en="The first phone that opens this link is this officer's from then on. It must be in the same network.",
    ko="이 링크를 처음 여는 휴대폰이 담당자의 휴대폰으로 등록됩니다. 같은 네트워크에 있어야 합니다.",
    ru="Первый телефон, открывший ссылку, станет телефоном сотрудника. Он должен быть в той же сети.",
)
GOOD_UNTIL = Text(en="Good once, until {until}", ko="한 번만, {until}까지 유효", ru="Один раз, до {until}")
AUTOMATIC = Text(
    en="automatic, may be wrong · {engine}",
    ko="자동 자막, 틀릴 수 있음 · {engine}",
    ru="автоматически, возможны ошибки · {engine}",
)
ON_AIR = Text(en="LIVE: the wall is heard", ko="실시간 방송 중", ru="ПРЯМОЙ ЭФИР: вас слышат")
HEAR = Text(en="{n} of {of} hear it", ko="{of}명 중 {n}명 청취 중", ru="Слышат: {n} из {of}")
DEAF = Text(en="Not hearing it: {names}", ko="듣지 못함: {names}", ru="Без звука: {names}")
MUTED_HERE = Text(
    en="The microphone is muted: nobody hears you",
    ko="마이크 음소거: 들리지 않습니다",
    ru="Микрофон выключен: вас не слышно",
)
END_ADDRESS = Text(en="End", ko="방송 종료", ru="Закончить")
ADD = Text(en="Bring in", ko="초대", ru="Добавить")
RING_AGAIN = Text(en="Ring again", ko="다시 호출", ru="Вызвать снова")
NOBODY_CAME = Text(en="Nobody came", ko="아무도 응답하지 않았습니다", ru="Никто не ответил")
REMOVE = Text(en="Remove", ko="내보내기", ru="Убрать")
LARGE = Text(en="Speaker", ko="발언자", ru="Говорящий")
ALIKE = Text(en="Gallery", ko="갤러리", ru="Галерея")
TOGETHER = Text(en="In this call: {n}", ko="{n}명과 통화", ru="В разговоре: {n}")
HANG_UP = Text(en="Hang up", ko="끊기", ru="Завершить")
HOLD = Text(en="Hold", ko="보류", ru="Удержать")
RESUME = Text(en="Resume", ko="다시 연결", ru="Продолжить")
DISMISS = Text(en="Close", ko="닫기", ru="Закрыть")
SIMULATED_ACTOR = Text(en="SIMULATED · an actor", ko="모의 · 배우", ru="ИМИТАЦИЯ · актёр")

SOURCE = Text(en="Source", ko="출처", ru="Источник")
MEASURED = Text(en="Measured", ko="측정", ru="Измерено")
PUBLISHED = Text(en="Published", ko="발표", ru="Опубликовано")
AS_OF = Text(en="As of", ko="기준 시각", ru="На момент")
RECEIVED = Text(en="Received", ko="수신", ru="Получено")
STATUS = Text(en="Status", ko="상태", ru="Статус")
ADDRESS = Text(en="Address", ko="주소", ru="Адрес")
AGENCY = Text(en="Agency", ko="담당 기관", ru="Служба")
DISTRICT = Text(en="District", ko="자치구", ru="Район")
WHERE_FROM = Text(en="Where this comes from", ko="데이터 출처", ru="Откуда эти данные")
AGO_SECONDS = Text(en="{n} s ago", ko="{n}초 전", ru="{n} с назад")
AGO_MINUTES = Text(en="{n} min ago", ko="{n}분 전", ru="{n} мин назад")
AGO_HOURS = Text(en="{n} h ago", ko="{n}시간 전", ru="{n} ч назад")

SAY_NOW = Text(en="Say this now", ko="지금 말해 보세요", ru="Скажите сейчас")
TALK = Text(en="Talk", ko="말하기", ru="Говорить")
TALKING = Text(en="Listening", ko="듣는 중", ru="Слушаю")
HINT = Text(
    en="Hold the button and speak, raise a hand, or touch",
    ko="버튼을 누르고 말하거나, 손을 들거나, 화면을 터치하세요",
    ru="Удерживайте кнопку и говорите, поднимите руку или коснитесь",
)
HINT_NO_VOICE = Text(
    en="Raise a hand, or touch what you want to see",
    ko="손을 들거나, 보고 싶은 것을 터치하세요",
    ru="Поднимите руку или коснитесь того, что хотите увидеть",
)
HINT_TOUCH = Text(
    en="Touch what you want to see", ko="보고 싶은 것을 터치하세요", ru="Коснитесь того, что хотите увидеть"
)
HINT_TALKING = Text(en="Speak now …", ko="지금 말하세요 …", ru="Говорите …")
NOTICES = Text(en="{n} missing here", ko="미비 {n}건", ru="Не хватает: {n}")
NOTICES_TITLE = Text(
    en="What is missing on this machine", ko="이 기기에 없는 것", ru="Чего не хватает на этом компьютере"
)
PICTURE_MISSING = Text(en="no picture", ko="영상 없음", ru="нет изображения")
BROKEN_VIEW = Text(
    en="“{view}” cannot be shown", ko="“{view}” 화면을 표시할 수 없습니다", ru="Экран «{view}» не может быть показан"
)
BROKEN_MORE = Text(
    en="The rest of the wall goes on. The reason is in the log.",
    ko="나머지 화면은 계속 동작합니다. 원인은 로그에 있습니다.",
    ru="Остальная стена работает. Причина записана в журнале.",
)
NO_GLYPHS = Text(
    en="No font for {scripts}: install the Debian package fonts-nanum",
    ko="{scripts} 글꼴 없음: Debian 패키지 fonts-nanum을 설치하세요",
    ru="Нет шрифта для {scripts}: установите пакет Debian fonts-nanum",
)
WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "ru": ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"),
}
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
