/** Bytes of a hash. */
export const HASH_LENGTH = 32;

const BLOCK = 64;
const schedule = new Int32Array(64);

/** The fractional parts of the square roots of the first eight primes. */
const INITIAL = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);

/** The fractional parts of the cube roots of the first 64 primes. */
const ROUNDS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);

/**
 * SHA-256 (FIPS 180-4), synchronous and without imports: what is checked in a browser must run there too, on millions
 * of short inputs, where one call of WebCrypto each would take minutes.
 */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return once.update(bytes).digest();
}

/** The same for input that comes in pieces. */
export class Sha256 {
  readonly #state = new Int32Array(INITIAL);
  readonly #block = new Uint8Array(BLOCK);
  readonly #lengthAt = new DataView(this.#block.buffer);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let place = 0;
    if (this.#filled > 0) {
      place = Math.min(BLOCK - this.#filled, bytes.length);
      this.#block.set(bytes.subarray(0, place), this.#filled);
      this.#filled += place;
      if (this.#filled < BLOCK) return this;
      compress(this.#state, this.#block, 0);
      this.#filled = 0;
    }
    for (; place + BLOCK <= bytes.length; place += BLOCK) compress(this.#state, bytes, place);
    this.#block.set(bytes.subarray(place), 0);
    this.#filled = bytes.length - place;
    return this;
  }

  /** The hash of all that came in; ready for the next input afterwards. */
  digest(): Uint8Array<ArrayBuffer> {
    const block = this.#block;
    block.fill(0, this.#filled);
    block[this.#filled] = 0x80;
    if (this.#filled + 9 > BLOCK) {
      compress(this.#state, block, 0);
      block.fill(0);
    }
    this.#lengthAt.setUint32(BLOCK - 8, Math.floor(this.#length / 2 ** 29));
    this.#lengthAt.setUint32(BLOCK - 4, (this.#length << 3) >>> 0);
    compress(this.#state, block, 0);
    const hash = new Uint8Array(HASH_LENGTH);
    for (let index = 0; index < 8; index++) {
      const word = this.#state[index] ?? 0;
      hash[index * 4] = word >>> 24;
      hash[index * 4 + 1] = word >>> 16;
      hash[index * 4 + 2] = word >>> 8;
      hash[index * 4 + 3] = word;
    }
    this.#state.set(INITIAL);
    this.#filled = 0;
    this.#length = 0;
    return hash;
  }
}

/** Made once: most inputs are shorter than making it takes. */
const once = new Sha256();

/** Takes one block of 64 bytes into the state (FIPS 180-4, 6.2.2). */
function compress(state: Int32Array, bytes: Uint8Array, start: number): void {
  for (let t = 0; t < 16; t++) {
    const at = start + t * 4;
    schedule[t] =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let t = 16; t < 64; t++) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    schedule[t] = ((schedule[t - 16] ?? 0) + s0 + (schedule[t - 7] ?? 0) + s1) | 0;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  add(state, [a, b, c, d, e, f, g, h]);
}

function add(state: Int32Array, values: readonly number[]): void {
  for (let index = 0; index < 8; index++) state[index] = (state[index] ?? 0) + (values[index] ?? 0);
}
