// Orders and announcements: shown once, answered, and the answers kept until the wall noted them.
import * as store from "./store.js";
import { now, say } from "./words.js";

const KEPT = 50; // orders in the list
const TOLD_AGAIN = 20; // orders, well below what the wall takes in ten seconds
const DAY = 86400; // seconds; what is older the wall no longer waits for
const RANK = { new: 0, delivered: 1, read: 2, acknowledged: 3, done: 4, refused: 4 };

const id = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

const said = (order, state, reason) => ({ type: "order_state", id: id(), order, state, reason });

export class Orders {
  constructor(send, changed) {
    this.send = send; // whether it went out
    this.changed = changed;
    this.all = store.get("orders", []);
    this.outbox = store.get("outbox", []);
  }

  // a task of the wall; whether it is new here
  take(task) {
    const known = this.all.find((one) => one.order === task.order);
    if (known) {
      this.tell(task.order, known.state, known.reason); // the wall asks again: it did not hear the answer
      return false;
    }
    this.all.unshift({ order: task.order, type: task.type, text: task.text, at: task.at, state: "delivered", reason: "" });
    this.all.length = Math.min(this.all.length, KEPT);
    this.tell(task.order, "delivered", "");
    this.keep();
    return true;
  }

  step(order, state, reason = "") {
    const known = this.all.find((one) => one.order === order);
    if (!known || RANK[state] <= RANK[known.state]) return;
    known.state = state;
    known.reason = reason;
    this.tell(order, state, reason);
    this.keep();
  }

  readAll() { // the list is in front of somebody
    for (const one of this.all) if (one.type === "order" && one.state === "delivered") this.step(one.order, "read");
  }

  tell(order, state, reason) {
    if (this.outbox.some((one) => one.order === order && one.state === state)) return;
    const answer = said(order, state, reason);
    this.outbox.push(answer);
    this.keep();
    this.send(answer);
  }

  noted(answer) {
    this.outbox = this.outbox.filter((one) => one.id !== answer);
    this.keep();
  }

  flush() { // the wall is there again; it may have died with an answer that it noted
    for (const answer of this.outbox) this.send(answer);
    for (const one of this.all.slice(0, TOLD_AGAIN)) {
      const waits = this.outbox.some((answer) => answer.order === one.order);
      if (!waits && Date.now() / 1000 - one.at < DAY) this.send(said(one.order, one.state, one.reason));
    }
  }

  unsent(order) { return this.outbox.some((one) => one.order === order && RANK[one.state] > 2); }

  keep() {
    store.put("orders", this.all);
    store.put("outbox", this.outbox);
    this.changed();
  }

  // `open`: only those that wait for an answer; how many are shown
  draw(list, act, open = false) {
    const shown = this.all.filter((one) => one.type === "order" && !(open && RANK[one.state] > 2));
    list.replaceChildren(...shown.map((one) => this.card(one, act)));
    return shown.length;
  }

  card(one, act) {
    const over = one.state === "done" || one.state === "refused";
    const card = element("li", `order${over ? " over" : ""}`);
    const when = element("div", "when");
    const how = { acknowledged: "isAcknowledged", done: "isDone", refused: "isRefused" }[one.state] || "isNew";
    when.append(element("span", "", clock(one.at)), element("span", "how", say(how)));
    card.append(when, element("p", "words", one.text[now()]));
    if (one.reason) card.append(element("p", "quiet", one.reason));
    if (this.unsent(one.order)) card.append(element("p", "unsent", say("unsent")));
    if (!over) {
      const pair = element("div", "pair");
      const first = one.state === "acknowledged" ? "done" : "acknowledge";
      pair.append(
        press(`big go ${first}`, say(first), () => act(first, one)),
        press("big cannot", say("cannot"), () => act("cannot", one)),
      );
      card.append(pair);
    }
    return card;
  }
}

function element(name, kind, words) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (words !== undefined) made.textContent = words; // never markup: the words come from outside
  return made;
}

function press(kind, words, then) {
  const made = element("button", kind, words);
  made.type = "button";
  made.addEventListener("click", then);
  return made;
}

export function clock(at) {
  const date = new Date(at * 1000);
  return date.toLocaleTimeString(now(), { hour: "2-digit", minute: "2-digit", hour12: false });
}
