// What the page says, in every language. A missing one is found by the tests.
export const LANGUAGES = ["en", "ko", "ru"];
export const SPOKEN = { en: "en-US", ko: "ko-KR", ru: "ru-RU" };

export const WORDS = {
  title: { en: "Command wall", ko: "지휘 상황판", ru: "Стена управления" },
  noDoorTitle: { en: "Not connected to a wall", ko: "연결된 상황판이 없습니다", ru: "Стена не подключена" },
  noDoor: {
    en: "Scan the code on the wall with your phone's camera. It works once and for you only.",
    ko: "상황판에 표시된 코드를 휴대전화 카메라로 스캔하세요. 본인만 한 번 사용할 수 있습니다.",
    ru: "Отсканируйте код на стене камерой телефона. Он действует один раз и только для вас.",
  },
  refusedTitle: { en: "This phone is not admitted", ko: "등록되지 않은 휴대전화입니다", ru: "Этот телефон не допущен" },
  refused: {
    en: "The link was used, has expired or was withdrawn. Ask the operator of the wall for a new code.",
    ko: "링크가 이미 사용되었거나 만료 또는 취소되었습니다. 상황판 운영자에게 새 코드를 요청하세요.",
    ru: "Ссылка уже использована, устарела или отозвана. Попросите у оператора стены новый код.",
  },
  replacedTitle: { en: "Open somewhere else", ko: "다른 곳에서 열려 있습니다", ru: "Открыто в другом месте" },
  replaced: {
    en: "Another page or phone of yours is connected now. Only one of them rings.",
    ko: "다른 페이지나 휴대전화가 연결되었습니다. 한 곳에서만 벨이 울립니다.",
    ru: "Подключена другая ваша страница или телефон. Звонит только одно устройство.",
  },
  useHere: { en: "Use this one", ko: "여기서 사용", ru: "Использовать здесь" },
  readyTitle: { en: "Calls and orders from the wall", ko: "상황판의 전화와 명령", ru: "Звонки и приказы со стены" },
  ready: {
    en: "Touch once, so that this phone may ring, show pictures and hear you.",
    ko: "벨 소리, 영상, 음성을 사용할 수 있도록 한 번 누르세요.",
    ru: "Нажмите один раз, чтобы телефон мог звонить, показывать и слышать вас.",
  },
  begin: { en: "Be reachable", ko: "연결 대기 시작", ru: "Быть на связи" },
  readyNote: {
    en: "Camera and microphone are on during calls only.",
    ko: "카메라와 마이크는 통화 중에만 켜집니다.",
    ru: "Камера и микрофон включены только во время разговора.",
  },
  there: { en: "Connected: the wall can call you", ko: "연결됨: 전화를 받을 수 있습니다", ru: "На связи: вам могут позвонить" },
  connecting: { en: "Connecting …", ko: "연결 중…", ru: "Подключение…" },
  away: { en: "Not connected: nobody can call you", ko: "연결 안 됨: 전화를 받을 수 없습니다", ru: "Нет связи: вам не дозвониться" },
  notBegun: { en: "Not reachable yet", ko: "아직 대기 중이 아닙니다", ru: "Пока не на связи" },
  keep: {
    en: "Keep this page open and in front. The screen stays on.",
    ko: "이 페이지를 열어 두세요. 화면은 꺼지지 않습니다.",
    ru: "Держите эту страницу открытой. Экран не погаснет.",
  },
  keepAwake: {
    en: "Keep this page open and the screen on: this phone does not let us do it for you.",
    ko: "이 페이지와 화면을 켜 두세요. 이 휴대전화에서는 자동으로 켜 둘 수 없습니다.",
    ru: "Не закрывайте страницу и не гасите экран: этот телефон не позволяет сделать это за вас.",
  },
  orders: { en: "Orders", ko: "명령", ru: "Приказы" },
  noOrders: { en: "No orders.", ko: "명령이 없습니다.", ru: "Приказов нет." },
  acknowledge: { en: "Understood", ko: "확인", ru: "Принято" },
  done: { en: "Done", ko: "완료", ru: "Выполнено" },
  cannot: { en: "Cannot", ko: "수행 불가", ru: "Не могу" },
  isNew: { en: "New: please answer", ko: "새 명령: 응답해 주세요", ru: "Новый: ответьте" },
  isAcknowledged: { en: "Understood", ko: "확인함", ru: "Принято" },
  isDone: { en: "Done", ko: "완료함", ru: "Выполнено" },
  isRefused: { en: "Cannot be done", ko: "수행 불가", ru: "Невыполнимо" },
  unsent: {
    en: "Your answer is sent as soon as you are connected",
    ko: "연결되면 응답이 전송됩니다",
    ru: "Ответ уйдёт, когда появится связь",
  },
  cannotTitle: { en: "Why can it not be done?", ko: "수행할 수 없는 이유", ru: "Почему это невозможно?" },
  reasonAccess: { en: "No access", ko: "접근 불가", ru: "Нет доступа" },
  reasonPeople: { en: "Not enough people", ko: "인력 부족", ru: "Мало людей" },
  reasonEquipment: { en: "Equipment missing", ko: "장비 부족", ru: "Нет техники" },
  reasonDanger: { en: "Too dangerous", ko: "너무 위험함", ru: "Слишком опасно" },
  reasonOwn: { en: "In your own words", ko: "직접 입력", ru: "Своими словами" },
  back: { en: "Back", ko: "뒤로", ru: "Назад" },
  send: { en: "Send", ko: "보내기", ru: "Отправить" },
  announcement: { en: "Announcement", ko: "안내 방송", ru: "Объявление" },
  live: { en: "{wall} is speaking to you all: listen", ko: "{wall} 실시간 방송 중: 들어 주세요", ru: "{wall} говорит со всеми: слушайте" },
  heard: { en: "Heard", ko: "확인", ru: "Услышано" },
  callVideo: { en: "Video call", ko: "영상 통화", ru: "Видеозвонок" },
  callVoice: { en: "Voice call", ko: "음성 통화", ru: "Позвонить" },
  ringsVideo: { en: "Video call", ko: "영상 전화가 왔습니다", ru: "Видеозвонок" },
  ringsVoice: { en: "Voice call", ko: "음성 전화가 왔습니다", ru: "Голосовой звонок" },
  ringsRoom: { en: "Conference of {n} people", ko: "화상 회의 · 참가자 {n}명", ru: "Конференция, участников: {n}" },
  calling: { en: "Calling the wall …", ko: "상황판에 전화하는 중…", ru: "Звоним на стену…" },
  answer: { en: "Answer", ko: "받기", ru: "Ответить" },
  decline: { en: "Decline", ko: "거절", ru: "Отклонить" },
  giveUp: { en: "Cancel", ko: "취소", ru: "Отмена" },
  mute: { en: "Mute", ko: "음소거", ru: "Без звука" },
  muted: { en: "Muted", ko: "음소거됨", ru: "Звук выкл." },
  dark: { en: "Camera", ko: "카메라", ru: "Камера" },
  darkened: { en: "Camera off", ko: "카메라 꺼짐", ru: "Камера выкл." },
  turn: { en: "Switch", ko: "카메라 전환", ru: "Сменить" },
  hangUp: { en: "Hang up", ko: "끊기", ru: "Завершить" },
  joining: { en: "Connecting …", ko: "연결 중…", ru: "Соединение…" },
  room: { en: "Conference of {n} people", ko: "화상 회의 · {n}명", ru: "Конференция: {n}" },
  roomHeld: { en: "The wall is on hold", ko: "상황판이 통화 대기 중", ru: "Стена на удержании" },
  you: { en: "You", ko: "나", ru: "Вы" },
  speaks: { en: "speaks", ko: "말하는 중", ru: "говорит" },
  youSpeak: { en: "you speak", ko: "말하는 중", ru: "вы говорите" },
  noPicture: { en: "no picture", ko: "영상 없음", ru: "без видео" },
  held: { en: "On hold", ko: "통화 대기 중", ru: "На удержании" },
  lost: { en: "Connection lost, trying again …", ko: "연결이 끊겨 다시 시도 중…", ru: "Связь потеряна, восстанавливаем…" },
  wallMuted: { en: "The wall is muted", ko: "상황판이 음소거됨", ru: "Стена без звука" },
  noMicrophone: {
    en: "You are not heard: the microphone is not allowed",
    ko: "마이크가 허용되지 않아 음성이 전달되지 않습니다",
    ru: "Вас не слышно: микрофон не разрешён",
  },
  over_hung_up: { en: "The call is over.", ko: "통화가 끝났습니다.", ru: "Разговор окончен." },
  over_no_answer: { en: "Nobody answered.", ko: "응답이 없습니다.", ru: "Никто не ответил." },
  over_busy: { en: "The wall is in another call.", ko: "상황판이 통화 중입니다.", ru: "Стена занята другим разговором." },
  over_declined: { en: "The wall cannot talk now.", ko: "지금은 통화할 수 없습니다.", ru: "Сейчас ответить не могут." },
  over_failed: { en: "Sound and pictures did not get through.", ko: "음성과 영상을 연결하지 못했습니다.", ru: "Звук и видео не прошли." },
  over_too_often: { en: "Too many calls. Wait a minute.", ko: "통화 시도가 너무 많습니다. 1분 후 다시 시도하세요.", ru: "Слишком часто. Подождите минуту." },
  missed: { en: "Missed call at", ko: "부재중 전화", ru: "Пропущенный звонок в" },
};

let language = "en";
export const now = () => language;
export function speak(chosen) { language = LANGUAGES.includes(chosen) ? chosen : "en"; }
export function say(key) {
  const entry = WORDS[key];
  if (!entry) throw new Error(`no words for ${key}`);
  return entry[language];
}
export function preferred(stored) {
  if (LANGUAGES.includes(stored)) return stored;
  for (const tag of navigator.languages || []) {
    const short = tag.slice(0, 2).toLowerCase();
    if (LANGUAGES.includes(short)) return short;
  }
  return "en";
}
