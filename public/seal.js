// Sealing what lies on the disk: AES-GCM under a key that no script can read out.
//
// The key itself lies wrapped beside what it seals, so that what wraps it can change while everything that was sealed
// stays as it is: a key of this device, or one that is made of a PIN (pin.js). SECURITY.md says what this protects, and
// what not.
const AES = "AES-GCM";
const USES = ["encrypt", "decrypt"];

const { subtle } = crypto;
const aes = (iv) => ({ name: AES, iv });

export const KIND = { name: AES, length: 256 };
export const WRAPS = ["wrapKey", "unwrapKey"];
export const random = (count) => crypto.getRandomValues(new Uint8Array(count));

/** A key of this device, for wrapping. */
export const own = () => subtle.generateKey(KIND, false, WRAPS);

async function wrap(key, by) {
  const iv = random(12);
  return { iv, wrapped: await subtle.wrapKey("raw", key, by, aes(iv)) };
}

const unwrapped = ({ iv, wrapped }, by, mayBeRead) => subtle.unwrapKey("raw", wrapped, by, aes(iv), AES, mayBeRead, USES);

export class Seal {
  #key;

  constructor(key) {
    this.#key = key;
  }

  /** A fresh key, wrapped by a key of this device: what `unwrap` takes. */
  static async fresh() {
    const [key, by] = await Promise.all([subtle.generateKey(KIND, true, USES), own()]);
    return { by, ...await wrap(key, by) };
  }

  /** The key in `kept`, as no script can read it out. Fails when it does not fit what wraps it. */
  static async unwrap(kept, by = kept.by) {
    return new Seal(await unwrapped(kept, by, false));
  }

  /** The key in `kept` wrapped by `next` instead of `by`: what is to be kept of it. Fails when `by` does not fit. */
  static async rewrap(kept, by, next) {
    return wrap(await unwrapped(kept, by, true), next);
  }

  /** Seals a text: its own random start, never the same twice under one key, and the sealed bytes. */
  async close(text) {
    const iv = random(12);
    return [iv, await subtle.encrypt(aes(iv), this.#key, new TextEncoder().encode(text))];
  }

  /** The text of what was sealed; nothing when it cannot be opened. */
  async open([iv, sealed]) {
    try {
      return new TextDecoder().decode(await subtle.decrypt(aes(iv), this.#key, sealed));
    } catch {
      return undefined;
    }
  }
}
