// A conference on this phone: one line for what it shows and says, one for everybody else, and their places.
import { Talk } from "./talk.js";
import { now, say } from "./words.js";

const MEASURE = 2000; // ms between two looks at how long a packet takes
const COLUMNS = [[2, 1], [6, 2], [12, 3]]; // up to so many people stand in so many columns

export class Room extends Talk {
  constructor(ring, around) { // around.send(message): to the wall
    super(ring, around);
    this.send = around.send;
    this.people = ring.people;
    this.others = [];
    this.speaks = null; // the number of who does now, or "you"
    this.tracks = new Map(); // by section of the wall's offers
    this.places = new Map(); // who is seen where
    this.turns = Promise.resolve();
    this.ears = new RTCPeerConnection(this.peer.getConfiguration());
    this.ears.ontrack = ({ track, transceiver }) => {
      this.tracks.set(transceiver.mid, track);
      track.onmute = track.onunmute = () => this.changed();
      this.changed();
    };
    this.timer = setInterval(() => this.measure(), MEASURE);
  }

  get says() { return "room_enter"; }
  get size() { return { width: { ideal: 320 }, height: { ideal: 240 }, frameRate: { ideal: 15, max: 20 } }; }
  get broken() { return [this.peer, this.ears].some((one) => ["disconnected", "failed"].includes(one.connectionState)); }

  // the offer's SDP; camera and microphone are opened now and not before
  async answer() {
    await this.open();
    for (const kind of ["audio", "video"]) {
      const track = this.own.getTracks().find((one) => one.kind === kind);
      this.peer.addTransceiver(track ?? kind, { direction: "sendonly" });
    }
    await this.peer.setLocalDescription(await this.peer.createOffer());
    await this.gathered(this.peer);
    return this.peer.localDescription.sdp;
  }

  entered(message) {
    this.turns = this.turns.then(() => this.peer.setRemoteDescription({ type: "answer", sdp: message.sdp })).catch(
      (error) => console.warn("the conference's answer is not understood", error.name),
    );
  }

  // who else is there; what is new of them is taken turn by turn
  meet(message) {
    this.turns = this.turns.then(() => this.take(message)).catch(
      (error) => console.warn("somebody is not seen or heard", error.name),
    );
  }

  async take({ turn, others, sdp }) {
    if (this.closed) return;
    this.others = others;
    if (sdp) {
      await this.ears.setRemoteDescription({ type: "offer", sdp });
      await this.ears.setLocalDescription(await this.ears.createAnswer());
      await this.gathered(this.ears);
      this.send({ type: "room_takes", call: this.call, turn, sdp: this.ears.localDescription.sdp });
    }
    this.changed();
  }

  speaking({ who, you }) {
    this.speaks = you ? "you" : who;
    this.changed();
  }

  async measure() {
    if (this.peer.connectionState !== "connected") return;
    for (const one of (await this.peer.getStats()).values()) {
      if (one.type === "candidate-pair" && one.nominated && one.currentRoundTripTime !== undefined) {
        this.send({ type: "room_line", call: this.call, delay: Math.min(one.currentRoundTripTime, 60) });
        return;
      }
    }
  }

  hold(on) { // the wall is away for a while; the others talk on
    this.held = on;
    this.changed();
  }

  // ---------------------------------------------------------------- what is seen

  draw(at) {
    const everybody = this.others.map((one) => ({
      key: `${one.sound} ${one.picture} ${one.name.en}`,
      who: one.who,
      name: one.name[now()],
      tracks: [one.sound, one.picture].map((mid) => this.tracks.get(mid)).filter(Boolean),
    }));
    everybody.push({ key: "you", who: "you", name: say("you"), tracks: this.own.getVideoTracks(), dark: this.dark, you: true });
    const keys = new Set(everybody.map((one) => one.key));
    for (const [key, place] of this.places) {
      if (keys.has(key)) continue;
      place.remove();
      this.places.delete(key);
    }
    everybody.forEach((one, number) => {
      const place = this.places.get(one.key) ?? this.seat(one);
      if (at.children[number] !== place) at.insertBefore(place, at.children[number] ?? null);
      const [video, speaks] = place.children;
      const talks = one.who === this.speaks;
      place.classList.toggle("speaks", talks);
      speaks.hidden = !talks;
      const word = say(one.you ? "youSpeak" : "speaks");
      if (speaks.textContent !== word) speaks.textContent = word;
      const stream = video.srcObject ?? new MediaStream();
      for (const track of stream.getTracks()) if (!one.tracks.includes(track)) stream.removeTrack(track);
      for (const track of one.tracks) stream.addTrack(track);
      if (video.srcObject !== stream) video.srcObject = stream;
      if (video.paused && one.tracks.length) video.play().catch(() => { /* it plays after the next touch */ });
      const blind = one.dark || !one.tracks.some((track) => track.kind === "video" && !track.muted);
      place.classList.toggle("blind", blind);
      place.classList.toggle("mirrored", Boolean(one.you) && this.facing === "user");
      place.lastChild.textContent = blind ? `${one.name} · ${say("noPicture")}` : one.name;
    });
    at.dataset.columns = (COLUMNS.find(([most]) => everybody.length <= most) ?? COLUMNS.at(-1))[1];
  }

  seat({ key, you }) {
    const place = document.createElement("figure");
    const video = document.createElement("video");
    video.autoplay = video.playsInline = true;
    video.muted = Boolean(you);
    place.append(video, document.createElement("span"), document.createElement("figcaption"));
    this.places.set(key, place);
    return place;
  }

  play() { // after a touch
    for (const place of this.places.values()) place.firstChild.play().catch(() => { /* the next touch */ });
  }

  close() {
    clearInterval(this.timer);
    super.close();
    this.ears.close();
    for (const place of this.places.values()) place.remove();
  }
}
