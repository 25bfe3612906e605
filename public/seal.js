// Sealing what lies on the disk: AES-GCM under a key that no script can read out.
//
// The key itself lies wrapped beside what it seals, so that what wraps it can change while everything that was sealed
// stays as it is. SECURITY.md says what this protects, and what not.
const AES = "AES-GCM";
const USES = ["encrypt", "decrypt"];
const KIND = { name: AES, length: 256 };

const { subtle } = crypto;
const aes = (iv) => ({ name: AES, iv });
const random = (count) => crypto.getRandomValues(new Uint8Array(count));

export class Seal {
  #key;

  constructor(key) {
    this.#key = key;
  }

  /** A fresh key, wrapped by a key of this device: what `unwrap` takes. */
  static async fresh() {
    const [key, by] = await Promise.all([
      subtle.generateKey(KIND, true, USES),
      subtle.generateKey(KIND, false, ["wrapKey", "unwrapKey"]),
    ]);
    const iv = random(12);
    return { by, iv, wrapped: await subtle.wrapKey("raw", key, by, aes(iv)) };
  }

  /** The key in `kept`, as no script can read it out. Fails when it does not fit what wraps it. */
  static async unwrap({ by, iv, wrapped }) {
    return new Seal(await subtle.unwrapKey("raw", wrapped, by, aes(iv), AES, false, USES));
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
