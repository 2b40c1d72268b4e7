// The socket to the wall: comes back by itself, and says honestly whether it is there.
import * as store from "./store.js";

const WAITS = [300, 700, 1500, 3000, 5000, 8000, 10000]; // ms before the next try; a quarter of it is chance
const QUIET = 25000; // ms without a word of the wall, which pings every 10 s, after which it counts as gone
const BAD_TOKEN = 4401, WITHDRAWN = 4403, TAKEN_OVER = 4409;

export class Line {
  // told(state, why): "connecting" | "there" | "away" | "shut"; heard(message); call(): the talk that runs here
  constructor({ told, heard, call, language }) {
    this.told = told;
    this.heard = heard;
    this.call = call;
    this.language = language;
    this.socket = null;
    this.there = false;
    this.tries = 0;
    this.timer = 0;
    this.last = 0;
    this.wanted = false;
    setInterval(() => this.watch(), 2000);
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.hurry(); });
  }

  open() {
    this.wanted = true;
    this.tries = 0;
    this.connect();
  }

  send(message) {
    if (!this.there) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  hurry() {
    if (this.wanted && !this.socket) {
      clearTimeout(this.timer);
      this.connect();
    }
  }

  watch() {
    if (this.socket && performance.now() - this.last > QUIET) this.lose(this.socket, 0);
  }

  connect() {
    if (this.socket) return;
    const token = store.get("door");
    if (!token) return;
    this.told("connecting");
    const socket = new WebSocket(`wss://${location.host}/socket`);
    this.socket = socket;
    this.last = performance.now();
    socket.onopen = () => {
      const hello = { type: "hello", token, language: this.language() };
      const call = this.call();
      if (call) hello.call = call;
      socket.send(JSON.stringify(hello));
    };
    socket.onmessage = (event) => {
      if (socket !== this.socket) return;
      this.last = performance.now();
      this.take(JSON.parse(event.data));
    };
    socket.onclose = (event) => this.lose(socket, event.code);
  }

  take(message) {
    if (message.type === "ping") {
      this.send({ type: "pong" });
      return;
    }
    if (message.type === "welcome") {
      if (message.token) store.put("door", message.token);
      this.there = true;
      this.tries = 0;
      this.told("there");
    }
    this.heard(message);
  }

  lose(socket, code) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.there = false;
    socket.onclose = null;
    socket.close();
    if (code === BAD_TOKEN || code === WITHDRAWN) {
      store.drop("door");
      this.wanted = false;
      this.told("shut", "refused");
    } else if (code === TAKEN_OVER) {
      this.wanted = false;
      this.told("shut", "replaced");
    } else {
      const wait = WAITS[Math.min(this.tries, WAITS.length - 1)] * (1 + Math.random() / 4);
      this.tries += 1;
      this.timer = setTimeout(() => this.connect(), wait);
      this.told("away");
    }
  }
}
