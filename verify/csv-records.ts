const QUOTE = 34;
const LF = 10;

/** Counts the records of a CSV file (RFC 4180) that comes in pieces: a line end between quotes is none. */
export class CsvRecords {
  #quoted = false;
  #open = false;
  #records = 0;

  push(piece: Uint8Array): void {
    for (const byte of piece) {
      if (byte === QUOTE) this.#quoted = !this.#quoted;
      if (byte === LF && !this.#quoted) {
        this.#records += 1;
        this.#open = false;
      } else {
        this.#open = true;
      }
    }
  }

  /** Records but the header. */
  get rows(): number {
    return Math.max(0, this.#records + (this.#open ? 1 : 0) - 1);
  }
}
