const QUOTE = 34;
const LF = 10;

/** Counts the records of a CSV file (RFC 4180) that comes in pieces: a line end between quotes is none. */
export class CsvRecords {
  #quoted = false;
  #open = false;
  #records = 0;

  push(piece: Uint8Array): void {
    let quoted = this.#quoted;
    let records = this.#records;
    for (let index = 0; index < piece.length; index++) {
      const byte = piece[index];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LF && !quoted) records += 1;
    }
    this.#quoted = quoted;
    this.#records = records;
    if (piece.length > 0) this.#open = quoted || piece[piece.length - 1] !== LF;
  }

  /** Records but the header. */
  get rows(): number {
    return Math.max(0, this.#records + (this.#open ? 1 : 0) - 1);
  }
}
