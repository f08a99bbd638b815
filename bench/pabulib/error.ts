/** A Pabulib file that cannot be used: where it is wrong and how. `line` counts from 1; `field` is a column or META key. */
export class PabulibError extends Error {
  override readonly name = 'PabulibError';
  readonly line: number;
  readonly field: string;

  constructor(line: number, field: string, problem: string, options?: ErrorOptions) {
    super(`line ${line}, ${field}: ${problem}`, options);
    this.line = line;
    this.field = field;
  }
}
