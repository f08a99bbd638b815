import type { Values } from './findings.ts';
import type { Code } from './words/en.ts';

/** What was given cannot be looked at: it is no archive, or no receipt. Its sentence is in `words/`. */
export class UnusableError extends Error {
  override name = 'UnusableError';
  readonly code: Code;
  readonly values: Values;

  constructor(code: Code, values: Values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}
