// One call on this phone: the peer connection, camera and microphone.
const GATHERING = 500; // ms a full answer may wait for this phone's own addresses
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 24, max: 30 } };
const SILENT = 2000; // ms without a packet of the wall, which always sends sound; the connection itself notices later
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export class Talk {
  constructor(ring, { showFar, changed }) {
    this.call = ring.call;
    this.name = ring.name;
    this.video = ring.video;
    this.showFar = showFar;
    this.changed = changed;
    this.muted = false;
    this.dark = false;
    this.held = false;
    this.facing = "user";
    this.own = new MediaStream();
    this.noMicrophone = false;
    this.closed = false;
    this.packets = 0; // of the wall
    this.heard = 0; // when the newest came; 0: none yet
    this.peer = new RTCPeerConnection({
      iceServers: (ring.ice_servers || []).map(({ urls, username, credential }) => ({ urls, username, credential })),
      bundlePolicy: "max-bundle",
    });
    const far = new MediaStream();
    this.peer.ontrack = (event) => {
      far.addTrack(event.track);
      this.showFar(far);
    };
    this.ready = ring.sdp ? this.peer.setRemoteDescription({ type: "offer", sdp: ring.sdp }) : Promise.resolve();
  }

  get says() { return "answer"; } // with what it comes
  get size() { return PICTURE; }
  get broken() {
    const silent = this.heard > 0 && performance.now() - this.heard > SILENT;
    return silent || ["disconnected", "failed"].includes(this.peer.connectionState);
  }

  async look() { // whether packets still come; before anybody asks what is broken
    let packets = 0;
    for (const one of (await this.peer.getStats()).values()) if (one.type === "inbound-rtp") packets += one.packetsReceived;
    if (packets !== this.packets) {
      this.packets = packets;
      this.heard = performance.now();
    }
  }

  // the answer's SDP; camera and microphone are opened now and not before
  async answer() {
    await Promise.all([this.open(), this.ready]);
    for (const transceiver of this.peer.getTransceivers()) {
      const kind = transceiver.receiver.track.kind;
      const track = this.own.getTracks().find((one) => one.kind === kind);
      transceiver.direction = track ? "sendrecv" : "recvonly";
      if (track) await transceiver.sender.replaceTrack(track);
    }
    await this.peer.setLocalDescription(await this.peer.createAnswer());
    await this.gathered(this.peer);
    return this.peer.localDescription.sdp;
  }

  gathered(peer) {
    if (peer.iceGatheringState === "complete") return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHERING);
      peer.onicegatheringstatechange = () => {
        if (peer.iceGatheringState === "complete") {
          clearTimeout(timer);
          resolve();
        }
      };
    });
  }

  async open() {
    const wishes = this.video
      ? [{ audio: SOUND, video: { ...this.size, facingMode: this.facing } }, { audio: SOUND }, { video: this.size }]
      : [{ audio: SOUND }];
    for (const wish of wishes) {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wish);
        if (this.closed) { // hung up while the browser asked
          stream.getTracks().forEach((track) => track.stop());
          return;
        }
        this.own = stream;
        break;
      } catch { /* not allowed, not there or in use: with less */ }
    }
    this.noMicrophone = this.own.getAudioTracks().length === 0;
    this.apply();
  }

  apply() {
    for (const track of this.own.getAudioTracks()) track.enabled = !this.muted && !this.held;
    for (const track of this.own.getVideoTracks()) track.enabled = !this.dark && !this.held;
    this.changed();
  }

  mute(on) { this.muted = on; this.apply(); }
  darken(on) { this.dark = on; this.apply(); }
  hold(on) { this.held = on; this.apply(); }

  async turn() {
    const before = this.own.getVideoTracks()[0];
    if (!before) return;
    const facing = this.facing === "user" ? "environment" : "user";
    before.stop(); // phones open one camera at a time
    let stream = null;
    for (const wish of [facing, this.facing]) {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { ...this.size, facingMode: wish } });
        this.facing = wish;
        break;
      } catch { /* there is only one */ }
    }
    if (!stream) return;
    const [track] = stream.getVideoTracks();
    if (this.closed) { // hung up while the camera opened
      track.stop();
      return;
    }
    track.enabled = !this.dark && !this.held;
    this.own.removeTrack(before);
    this.own.addTrack(track);
    const sender = this.peer.getTransceivers().find((one) => one.receiver.track.kind === "video")?.sender;
    await sender?.replaceTrack(track);
    this.apply();
  }

  close() {
    this.closed = true;
    this.own.getTracks().forEach((track) => track.stop());
    this.peer.close();
  }
}
