// Messages of the wall and touches -> what is seen. The only module that knows the page's elements.
import * as bell from "./bell.js";
import { label as name } from "./faces.js";
import { Listening } from "./listen.js";
import { Line } from "./line.js";
import { clock, Orders } from "./orders.js";
import { Room } from "./room.js";
import * as store from "./store.js";
import { Talk } from "./talk.js";
import { LANGUAGES, now, preferred, say, speak } from "./words.js";

const $ = (id) => document.getElementById(id);
const RECENT = 60000; // ms within which a talk that broke off is taken up again without asking

// "nodoor" | "refused" | "replaced" | "ready" | "home" | "ringing" | "calling" | "talk"
let scene = "nodoor";
let line = "away";
let me = null; // the welcome
let talk = null;
let waiting = null; // the wall's ring that nobody answered yet
let listening = null; // the wall speaks to many
let wish = null; // {id, call, video} of our own call
let connected = 0;
let wallMuted = false;
let lost = false;
let awake = false;
let notice = null; // () => words
let announcements = [];
let refusing = null;

// ---------------------------------------------------------------- the link

function enter() {
  const token = location.hash.slice(1);
  if (!/^[A-Za-z0-9_-]{32,64}$/.test(token)) return;
  history.replaceState(null, "", location.pathname); // nobody reads it from the address bar or the history
  store.put("door", token);
}

const wall = new Line({
  told(state, why) {
    line = state;
    if (state === "shut") {
      hush();
      end();
      scene = why;
    }
    if (state === "away" && listening) hush(); // it is offered anew to who comes back
    if (state === "away" && scene === "ringing") end(); // nobody could answer; if it still rings there, it rings again
    draw();
  },
  heard: (message) => HEARD[message.type]?.(message),
  call: () => talk?.call ?? wish?.call ?? null,
  language: now,
});

const orders = new Orders((answer) => wall.send(answer), () => draw());

// ---------------------------------------------------------------- what the wall says

const HEARD = {
  welcome(message) {
    me = message;
    orders.flush();
    if (wish && !wish.call) wall.send({ type: "call_wall", id: wish.id, video: wish.video });
    draw();
  },
  ring: (message) => ring(message, Talk),
  room_ring: (message) => ring(message, Room),
  room_entered(message) {
    if (talk?.call === message.call) talk.entered?.(message);
  },
  room_others(message) {
    if (talk?.call === message.call) talk.meet?.(message);
  },
  room_speaks(message) {
    if (talk?.call === message.call) talk.speaking?.(message);
  },
  listen(message) {
    if (talk || wish) { // whoever talks with the wall hears it
      wall.send({ type: "busy", call: message.call });
      return;
    }
    listen(message);
  },
  together(message) {
    if (talk?.call !== message.call || talk instanceof Room) return; // it moved into a room meanwhile
    talk.faces = message.faces;
    draw();
  },
  calling(message) {
    if (wish?.id === message.id) wish.call = message.call;
  },
  cancelled(message) {
    if (listening?.call === message.call) hush();
    if (talk?.call !== message.call && wish?.call !== message.call) return;
    const rang = scene === "ringing";
    const at = Date.now() / 1000;
    notice = rang && message.why !== "failed" ? () => `${say("missed")} ${clock(at)}` : () => say(`over_${message.why}`);
    end();
  },
  connected(message) {
    if (talk?.call !== message.call) return;
    lost = false;
    connected ||= Date.now();
    remember();
    draw();
  },
  held(message) {
    if (talk?.call === message.call) talk.hold(message.on);
  },
  muted(message) {
    if (talk?.call !== message.call) return;
    wallMuted = message.microphone;
    draw();
  },
  order(message) {
    if (orders.take(message)) bell.knock();
    draw();
  },
  announcement(message) {
    if (!orders.take(message)) return;
    announcements.push(message);
    bell.knock();
    bell.speak(message.text[now()]);
    draw();
  },
  noted: (message) => orders.noted(message.id),
  revoked() { store.drop("door"); },
};

// ---------------------------------------------------------------- calls

function ring(message, Kind) {
  const remembered = store.get("talk");
  const mine = (message.again || message.continues) && remembered?.call === message.call && Date.now() - remembered.at < RECENT;
  const wished = message.wished && wish?.call === message.call;
  if (talk && talk.call !== message.call) {
    wall.send({ type: "busy", call: message.call });
    return;
  }
  const before = scene === "talk" && talk ? talk : mine ? remembered : null; // who was muted stays so, also on a page loaded anew
  const settings = before && { muted: Boolean(before.muted), dark: Boolean(before.dark) };
  release();
  talk = new Kind(message, { showFar, changed: draw, send: (said) => wall.send(said) });
  if (settings) Object.assign(talk, settings);
  waiting = message;
  wall.send({ type: "ringing", call: message.call });
  if (mine || wished || settings) {
    answer();
    return;
  }
  wish = null;
  notice = null;
  scene = "ringing";
  bell.ring();
  draw();
}

function showFar(stream) {
  const far = $("far");
  if (far.srcObject !== stream) far.srcObject = stream;
  far.play().catch(() => { /* it plays after the next touch */ });
}

async function answer() {
  const mine = talk;
  bell.still();
  waiting = null;
  scene = "talk";
  draw();
  try {
    const sdp = await mine.answer();
    if (mine === talk) wall.send({ type: mine.says, call: mine.call, sdp });
  } catch (error) {
    console.warn("the call could not be answered", error.name);
    if (mine !== talk) return;
    wall.send({ type: "decline", call: mine.call });
    notice = () => say("over_failed");
    end();
  }
}

function remember() { // for a page that is loaded anew in the middle of it
  store.put("talk", { call: talk.call, at: Date.now(), muted: talk.muted, dark: talk.dark });
}

async function listen(message) {
  const first = listening?.call !== message.call;
  listening?.close();
  const mine = new Listening(message, (stream) => {
    $("loud").srcObject = stream;
    $("loud").play().catch(() => { /* it plays after the next touch */ });
  });
  listening = mine;
  if (first) bell.knock();
  draw();
  try {
    const sdp = await mine.answer();
    if (mine === listening) wall.send({ type: "answer", call: mine.call, sdp });
  } catch (error) {
    console.warn("the wall could not be heard", error.name);
    if (mine === listening) hush();
  }
}

function hush() {
  listening?.close();
  listening = null;
  $("loud").srcObject = null;
  draw();
}

function release() { // the media of a talk
  bell.still();
  talk?.close();
  talk = null;
  $("far").srcObject = null;
  $("self").srcObject = null;
}

function end() {
  release();
  store.drop("talk");
  waiting = wish = null;
  connected = 0;
  wallMuted = lost = false;
  if (["ringing", "calling", "talk"].includes(scene)) scene = "home";
  draw();
}

function callWall(video) {
  bell.wake();
  notice = null;
  wish = { id: crypto.randomUUID(), call: null, video };
  if (!wall.send({ type: "call_wall", id: wish.id, video })) {
    wish = null;
    return;
  }
  scene = "calling";
  draw();
}

// ---------------------------------------------------------------- touches

function begin() {
  bell.wake();
  scene = "home";
  bell.stayAwake((on) => { awake = on; draw(); });
  askOnce();
  wall.open();
  draw();
}

async function askOnce() { // so that the browser does not ask when it rings
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    stream.getTracks().forEach((track) => track.stop());
  } catch { /* it will be said in the call */ }
}

const ACTS = {
  acknowledge: (one) => orders.step(one.order, "acknowledged"),
  done: (one) => orders.step(one.order, "done"),
  cannot(one) {
    refusing = { order: one, reason: "" };
    $("reason").value = "";
    draw();
    $("cannot").showModal();
  },
};

$("begin").addEventListener("click", () => {
  if (scene === "replaced") scene = "ready";
  begin();
});
$("callVideo").addEventListener("click", () => callWall(true));
$("callVoice").addEventListener("click", () => callWall(false));
$("answer").addEventListener("click", () => { bell.wake(); answer(); });
$("decline").addEventListener("click", () => {
  if (scene === "calling") {
    if (wish?.call) wall.send({ type: "hang_up", call: wish.call });
  } else if (talk) {
    wall.send({ type: "decline", call: talk.call });
  }
  end();
});
$("hangUp").addEventListener("click", () => {
  wall.send({ type: "hang_up", call: talk.call });
  notice = () => say("over_hung_up");
  end();
});
$("mute").addEventListener("click", () => { talk.mute(!talk.muted); if (connected) remember(); });
$("dark").addEventListener("click", () => { talk.darken(!talk.dark); if (connected) remember(); });
$("turn").addEventListener("click", () => talk.turn());
$("heard").addEventListener("click", () => {
  const first = announcements.shift();
  bell.hush();
  if (first) orders.step(first.order, "read");
  draw();
});
$("cannotBack").addEventListener("click", () => { $("cannot").close(); refusing = null; });
$("cannotSend").addEventListener("click", () => {
  const reason = [refusing.reason, $("reason").value.trim()].filter(Boolean).join(": ").slice(0, 500);
  if (!reason) return;
  orders.step(refusing.order.order, "refused", reason);
  refusing = null;
  $("cannot").close();
  draw();
});
$("reason").addEventListener("input", () => { $("cannotSend").disabled = !refusing?.reason && !$("reason").value.trim(); });
for (const button of document.querySelectorAll("#languages button")) {
  button.addEventListener("click", () => {
    speak(button.dataset.language);
    store.put("language", now());
    wall.send({ type: "language", language: now() });
    draw();
  });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden || scene === "nodoor" || scene === "ready") return;
  bell.stayAwake((on) => { awake = on; draw(); });
  draw();
});
addEventListener("hashchange", () => { enter(); if (store.get("door")) { scene = "ready"; draw(); } });
addEventListener("pointerdown", () => { // a page loaded anew in a talk may sound only after a touch
  if (scene === "nodoor" || scene === "ready") return;
  bell.wake();
  talk?.play?.();
  if (listening && $("loud").paused) $("loud").play().catch(() => { /* the next touch */ });
  if (talk && $("far").paused) $("far").play().catch(() => { /* the next touch */ });
});
$("far").addEventListener("resize", draw); // names stand where the picture is
addEventListener("resize", draw);
addEventListener("pagehide", () => talk?.close());

// ---------------------------------------------------------------- what is seen

const text = (id, words) => { const at = $(id); if (at.textContent !== words) at.textContent = words; };
const label = (id, words) => { const at = $(id).querySelector("span"); if (at.textContent !== words) at.textContent = words; };

function draw() {
  document.documentElement.lang = now();
  document.title = scene === "ringing" ? `☎ ${say("answer")}` : say("title");
  for (const button of document.querySelectorAll("#languages button")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === now()));
  }
  const begun = !["nodoor", "refused", "replaced", "ready"].includes(scene);
  document.body.classList.toggle("there", begun && line === "there");
  document.body.classList.toggle("talking", scene === "talk");
  text("stateText", say(!begun ? "notBegun" : { there: "there", connecting: "connecting" }[line] || "away"));
  $("start").hidden = begun;
  $("home").hidden = scene !== "home";
  $("ringing").hidden = scene !== "ringing" && scene !== "calling";
  $("talk").hidden = scene !== "talk";
  if (!begun) drawStart();
  if (scene === "home") drawHome();
  if (scene === "ringing" || scene === "calling") drawRinging();
  if (scene === "talk") drawTalk();
  drawDialogs();
}

function drawStart() {
  const [title, words, button, note] = {
    nodoor: ["noDoorTitle", "noDoor", null, null],
    refused: ["refusedTitle", "refused", null, null],
    replaced: ["replacedTitle", "replaced", "useHere", null],
    ready: ["readyTitle", "ready", "begin", "readyNote"],
  }[scene];
  text("startTitle", say(title));
  text("startText", say(words));
  $("begin").hidden = !button;
  if (button) text("begin", say(button));
  text("startNote", note ? say(note) : "");
}

function drawHome() {
  text("name", me ? me.name[now()] : "");
  text("role", me ? `${me.role[now()]} · ${me.wall[now()]}` : "");
  text("keepText", say(awake ? "keep" : "keepAwake"));
  $("notice").hidden = !notice;
  text("notice", notice ? notice() : "");
  text("ordersTitle", say("orders"));
  text("noOrders", say("noOrders"));
  $("noOrders").hidden = orders.draw($("orders"), (what, one) => ACTS[what](one)) > 0;
  label("callVideo", say("callVideo"));
  label("callVoice", say("callVoice"));
  $("callVideo").disabled = $("callVoice").disabled = line !== "there";
  seen();
}

function seen() {
  if (!document.hidden) queueMicrotask(() => orders.readAll());
}

function drawRinging() {
  const calls = scene === "calling";
  const ring = waiting || { name: me?.wall, video: wish?.video };
  text("caller", ring.name ? ring.name[now()] : "");
  const others = ring.people ?? null; // of a conference
  const kind = say(calls ? "calling" : others ? "ringsRoom" : ring.video ? "ringsVideo" : "ringsVoice");
  text("callKind", others ? kind.replace("{n}", others.length + 2) : kind);
  text("callPeople", others ? others.map((one) => one[now()]).join(", ") : "");
  $("answer").hidden = calls;
  label("answer", say("answer"));
  label("decline", say(calls ? "giveUp" : "decline"));
}

function drawTalk() {
  if (!talk) return;
  const room = talk instanceof Room;
  const faces = talk.faces ?? []; // in the wall's one picture of everybody
  const people = room ? talk.others.length + 1 : faces.length;
  text("talkName", people ? say("room").replace("{n}", people) : talk.name[now()]);
  $("far").hidden = room;
  $("grid").hidden = !room;
  if (room) talk.draw($("grid"));
  name(faces, $("far"), $("faces"));
  const state = lost ? "lost" : !connected ? "joining" : talk.held ? (room ? "roomHeld" : "held") : talk.noMicrophone ? "noMicrophone" : wallMuted ? "wallMuted" : "";
  $("talkState").hidden = !state;
  text("talkState", state ? say(state) : "");
  const picture = talk.own.getVideoTracks().length > 0;
  const self = $("self");
  self.hidden = !picture || talk.dark || room || faces.length > 0; // there it has its place among the others
  if (picture && self.srcObject !== talk.own) self.srcObject = talk.own;
  self.classList.toggle("mirrored", talk.facing === "user");
  $("dark").disabled = $("turn").disabled = !picture;
  $("mute").setAttribute("aria-pressed", String(talk.muted));
  $("dark").setAttribute("aria-pressed", String(talk.dark));
  label("mute", say(talk.muted ? "muted" : "mute"));
  label("dark", say(talk.dark ? "darkened" : "dark"));
  label("turn", say("turn"));
  label("hangUp", say("hangUp"));
  orders.draw($("talkOrders"), (what, one) => ACTS[what](one), true); // orders are given in calls above all
  seen();
  tick();
}

function tick() {
  if (!connected) { text("talkTime", ""); return; }
  const seconds = Math.floor((Date.now() - connected) / 1000);
  text("talkTime", `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`);
}

function drawDialogs() {
  $("live").hidden = !listening;
  text("liveText", listening ? say("live").replace("{wall}", listening.name[now()]) : "");
  const box = $("announcement");
  const [first] = announcements;
  text("announcementTitle", say("announcement"));
  text("announcementText", first ? first.text[now()] : "");
  text("heard", say("heard"));
  const rings = scene === "ringing" || scene === "calling"; // nothing may stand before the answer button
  const shown = first && !rings;
  if (shown && !box.open) box.showModal();
  if (!shown && box.open) box.close();
  if (rings && $("cannot").open) { $("cannot").close(); refusing = null; }
  text("cannotTitle", say("cannotTitle"));
  text("cannotOrder", refusing ? refusing.order.text[now()] : "");
  text("reasonLabel", say("reasonOwn"));
  text("cannotBack", say("back"));
  text("cannotSend", say("send"));
  $("cannotSend").disabled = !refusing?.reason && !$("reason").value.trim();
  $("reasons").replaceChildren(...["reasonAccess", "reasonPeople", "reasonEquipment", "reasonDanger"].map((key) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = say(key);
    button.setAttribute("aria-pressed", String(refusing?.reason === say(key)));
    button.addEventListener("click", () => {
      refusing.reason = refusing.reason === say(key) ? "" : say(key);
      draw();
    });
    return button;
  }));
}

setInterval(async () => {
  const mine = talk;
  await mine?.look();
  if (scene !== "talk" || !talk || talk !== mine) return;
  if (connected) remember();
  if (talk.broken !== lost) { lost = talk.broken; draw(); }
  tick();
}, 500);

// ---------------------------------------------------------------- start

speak(preferred(store.get("language")));
enter();
if (store.get("door")) scene = "ready";
draw();
const before = store.get("talk");
if (scene === "ready" && before && Date.now() - before.at < RECENT) begin(); // loaded anew in the middle of a talk
