// Reads the code on the professional's screen with the camera, inside the installed app. Only where the browser itself
// can read such a code; elsewhere there is no button, and the digits are the way.
import { button, el, notice, texts } from "/draw.js";

const PAUSE = 250;

/** Draws the button in `place`, where the browser can do it. */
export async function draw(place) {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []);
  if (!formats?.includes("qr_code") || !navigator.mediaDevices) return;
  new Camera(place, await texts()).offer();
}

class Camera {
  #place;
  #say;
  #stream;

  constructor(place, say) {
    this.#place = place;
    this.#say = say;
  }

  offer(said) {
    this.#place.replaceChildren(button(this.#say("camera.open"), "secondary", () => this.#look()), said ? notice(this.#say(said)) : "");
  }

  async #look() {
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return this.offer("camera.refused");
    }
    const seen = el("video", { class: "camera", playsinline: "", muted: "", "aria-label": this.#say("camera.aim") });
    seen.srcObject = this.#stream;
    const said = el("div", {}, el("p", { role: "status" }, this.#say("camera.aim")));
    const stop = button(this.#say("camera.stop"), "subtle", () => this.#stop());
    this.#place.replaceChildren(seen, said, stop);
    stop.focus();
    await seen.play();
    await this.#read(seen, said);
  }

  /** Looks again and again, until there is a code of this site or the camera was stopped. */
  async #read(seen, said) {
    const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
    while (this.#stream && seen.isConnected) {
      const [found] = await detector.detect(seen).catch(() => []);
      if (found && this.#open(found.rawValue)) return;
      if (found) said.replaceChildren(notice(this.#say("camera.other")));
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    this.#release();
  }

  /** Opens the link of a code, as if it had been followed; says whether it is one of this site. */
  #open(value) {
    const link = URL.parse?.(value) ?? (/^https?:/.test(value) ? new URL(value) : undefined);
    if (link?.origin !== location.origin || !link.hash.startsWith("#pair=")) return false;
    this.#release();
    history.replaceState(null, "", `/${link.hash}`);
    location.reload();
    return true;
  }

  #release() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = undefined;
  }

  #stop() {
    this.#release();
    this.offer();
    this.#place.querySelector("button").focus();
  }
}
