// The wall speaks to many: this phone plays it and sends nothing back.
const GATHERING = 500; // ms a full answer may wait for this phone's own addresses

export class Listening {
  constructor(message, play) {
    this.call = message.call;
    this.name = message.name;
    this.peer = new RTCPeerConnection({
      iceServers: (message.ice_servers || []).map(({ urls, username, credential }) => ({ urls, username, credential })),
      bundlePolicy: "max-bundle",
    });
    this.peer.ontrack = (event) => play(new MediaStream([event.track]));
    this.offer = message.sdp;
  }

  async answer() {
    await this.peer.setRemoteDescription({ type: "offer", sdp: this.offer });
    await this.peer.setLocalDescription(await this.peer.createAnswer());
    if (this.peer.iceGatheringState !== "complete") {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, GATHERING);
        this.peer.onicegatheringstatechange = () => {
          if (this.peer.iceGatheringState === "complete") { clearTimeout(timer); resolve(); }
        };
      });
    }
    return this.peer.localDescription.sdp;
  }

  close() { this.peer.close(); }
}
