"""Korean sentences: the commands of a wall, and the other words of the training text."""

# ruff: noqa: SIM905 - lists of words are read and mended as text

from __future__ import annotations

TOPICS = ("개요 교통 안전 재난 재난상황 대기질 날씨 쓰레기 주차 경제 카메라 지도 통화 홈 화면 복지 공사").split()
DISTRICTS = (
    "종로구 중구 용산구 성동구 광진구 동대문구 중랑구 성북구 강북구 도봉구 노원구 은평구 서대문구 마포구 양천구 "
    "강서구 구로구 금천구 영등포구 동작구 관악구 서초구 강남구 송파구 강동구"
).split()
ROLES = (
    "소방 지휘차 일호|소방 지휘차 이호|소방 지휘차 삼호|소방 지휘차|재난 국장|안전 국장|교통 국장|복지 국장|"
    "교통 센터|안전 센터|소방서|재난 담당관|교통 과장"
).split("|")
SINGLE = (
    "확대|축소|다음|이전|뒤로|전화 끊어|전화 받아|음소거|음소거 해제|대기|지시 보내|보고 보내|도로 점검|"
    "도로 통제|출동|대피|확인|취소|네|아니요|예|선택|이것 선택|저것 선택|여기 놓아|이거 저기로 옮겨|재생|"
    "일시정지|정지|시연 시작|시연 정지|소리 크게|소리 작게|영어로 말해|한국어로 말해|러시아어로 말해|안녕 시장실|"
    "처음으로"
).split("|")
NUMBERS = ("일 이 삼 사 오 육 칠 팔 구 십").split()
OTHER_WORDS = (
    "시장 도시 서울 시민 오늘 내일 지금 여기 저기 사람 사고 화재 홍수 지진 병원 학교 경찰 구급차 버스 지하철 "
    "택시 비행기 공항 다리 터널 강 산 공원 건물 아파트 전기 수도 가스 물 불 눈 비 바람 온도 습도 먼지 미세먼지 "
    "소음 예산 세금 일자리 회의 보고서 계획 결과 문제 해결 요청 승인 거절 명령 현장 직원 담당자 책임자 연락처 "
    "번호 주소 시간 분 초 월요일 화요일 수요일 목요일 금요일 토요일 일요일 아침 점심 저녁 빨리 천천히 조금 많이 "
    "모두 전체 부분 위 아래 왼쪽 오른쪽 앞 뒤 크게 작게 열어 닫아 가자 보자 해줘 알려줘 찾아줘 말해 들어 읽어 써 "
    "멈춰 계속 다시 그만 좋아 싫어 감사합니다 안녕하세요 여보세요 괜찮아요 죄송합니다 컴퓨터 텔레비전 음악 영화 "
    "사진 그림 커피 우유 사과 바나나 딸기 고양이 강아지 친구 가족 어머니 아버지 형 누나 동생 아이 학생 선생님 "
    "의사 요리 밥 국수 김치 고기 생선 채소 과일 설탕 소금 값 맛 멋 꽃 나무 하늘 땅 바다 별 달 해 구름 얼음 겨울 "
    "봄 여름 가을 외국 미국 중국 일본 유럽 세계 역사 문화 과학 기술 의자 책상 창문 문 방 집 길 차 자전거 옷 신발 "
    "모자 가방 돈 카드 은행 시장님 읽다 없다 있다 많다 같이 굳이 좋다 놓다 앉다 넓다 밟다 삶 닭 흙 여덟 외곽 "
    "쾌적 휘발유 뉴스 규칙 효과 표시 튜브 캠페인 데이터 예보 경보 주의보 대설 호우 폭염 한파 태풍 산불 붕괴 폭발 "
    "누출 정전 단수"
).split()


def commands() -> list[str]:
    """Every command once."""
    shown = [topic + " 보여줘" for topic in TOPICS] + [topic + " 열어" for topic in TOPICS]
    shown += ["재난 상황 보여줘", "교통 상황 보여줘", "대기 상태 보여줘"]
    placed = [district + rest for district in DISTRICTS for rest in ("", " 보여줘", " 확대")]
    called = [role + rest for role in ROLES for rest in (" 연결해", " 영상 통화", " 음성 통화")]
    cameras = [f"카메라 {number}번" for number in NUMBERS]
    return list(dict.fromkeys([*shown, *placed, *called, *cameras, *SINGLE]))


def all_words() -> set[str]:
    """The words of the commands and of the other training text."""
    return {word for command in commands() for word in command.split()} | set(OTHER_WORDS) | set(NUMBERS)
