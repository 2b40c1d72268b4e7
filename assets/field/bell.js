// Ring tone, vibration, spoken words, and the screen that stays on.
import { now, SPOKEN } from "./words.js";

let sound = null;
let ringing = 0;
let lock = null;

export function wake() { // in a touch: browsers allow sound only then
  sound ||= new AudioContext();
  sound.resume();
}

function beep(from, hertz, seconds) {
  const tone = sound.createOscillator();
  const loudness = sound.createGain();
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.35, from + 0.02);
  loudness.gain.setValueAtTime(0.35, from + seconds - 0.03);
  loudness.gain.linearRampToValueAtTime(0, from + seconds);
  tone.connect(loudness).connect(sound.destination);
  tone.start(from);
  tone.stop(from + seconds);
}

function once() {
  if (sound && sound.state === "running") {
    const at = sound.currentTime + 0.05;
    for (const [after, hertz] of [[0, 740], [0.22, 988], [0.44, 740], [0.66, 988]]) beep(at + after, hertz, 0.18);
  }
  navigator.vibrate?.([400, 200, 400]);
}

export function ring() {
  if (ringing) return;
  once();
  ringing = setInterval(once, 2200);
}

export function still() {
  clearInterval(ringing);
  ringing = 0;
  navigator.vibrate?.(0);
}

export function knock() { // an order came
  if (sound && sound.state === "running") {
    const at = sound.currentTime + 0.02;
    beep(at, 880, 0.12);
    beep(at + 0.16, 1175, 0.2);
  }
  navigator.vibrate?.([200, 100, 200]);
}

export function speak(words) {
  if (!("speechSynthesis" in window)) return;
  speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.lang = SPOKEN[now()];
  speechSynthesis.speak(spoken);
}

export function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export async function stayAwake(told) { // told(whether the screen stays on)
  if (document.hidden) return;
  if (!("wakeLock" in navigator)) {
    told(false);
    return;
  }
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => { lock = null; });
    told(true);
  } catch {
    told(false);
  }
}
