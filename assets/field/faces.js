// Names over a picture of several people, each where its bearer is seen.
import { now } from "./words.js";

// `faces`: {name, left, top, width, height}, 0..1 of the picture that `video` shows whole within itself
export function label(faces, video, layer) {
  const scale = Math.min(video.clientWidth / video.videoWidth, video.clientHeight / video.videoHeight);
  const shown = faces.length > 0 && Number.isFinite(scale) && scale > 0;
  layer.hidden = !shown;
  if (!shown) return;
  const wide = video.videoWidth * scale;
  const high = video.videoHeight * scale;
  const left = (video.clientWidth - wide) / 2;
  const top = (video.clientHeight - high) / 2;
  layer.replaceChildren(...faces.map((face) => {
    const name = document.createElement("span");
    name.textContent = face.name[now()];
    name.style.left = `${left + face.left * wide}px`;
    name.style.top = `${top + (face.top + face.height) * high}px`;
    name.style.maxWidth = `${face.width * wide}px`;
    return name;
  }));
}
