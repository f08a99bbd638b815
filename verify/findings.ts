import type { Code } from './words/en.ts';

/** `unchecked`: neither holds nor is wrong, since something that is needed is not there. */
export type Kind = 'holds' | 'wrong' | 'unchecked';
export type Values = Readonly<Record<string, string | number>>;

/** One thing that was looked at. Its sentence is in `words/`, under its code. */
export interface Finding {
  readonly kind: Kind;
  readonly code: Code;
  /** What the archive calls it; null where it is about no single file. */
  readonly file: string | null;
  /** From 1; null where it is about no single line. */
  readonly line: number | null;
  readonly values: Values;
}

export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** How many findings of one kind about one file are told; the others are counted. */
const MOST_ALIKE = 10;

/** Collects findings in the order in which they are made. */
export class Findings {
  readonly #found: Finding[] = [];
  readonly #alike = new Map<string, { told: number; more: number; file: string }>();

  holds(code: Code, values: Values = {}): void {
    this.#found.push({ kind: 'holds', code, file: null, line: null, values });
  }

  wrong(code: Code, { file, line }: Place, values: Values = {}): void {
    const key = `${code} ${file.startsWith('tile/') ? 'tile' : file}`;
    const alike = this.#alike.get(key) ?? { told: 0, more: 0, file };
    this.#alike.set(key, alike);
    if (alike.told === MOST_ALIKE) {
      alike.more += 1;
      return;
    }
    alike.told += 1;
    this.#found.push({ kind: 'wrong', code, file, line: line ?? null, values });
  }

  unchecked(code: Code, values: Values = {}): void {
    this.#found.push({ kind: 'unchecked', code, file: null, line: null, values });
  }

  /** How many things are wrong so far: a check that added none may say that what it looked at holds. */
  get wrongs(): number {
    return this.#found.filter(({ kind }) => kind === 'wrong').length;
  }

  list(): Finding[] {
    const more = [...this.#alike.values()].flatMap(({ file, more }) => (more > 0 ? [moreOf(file, more)] : []));
    return [...this.#found, ...more];
  }
}

function moreOf(file: string, count: number): Finding {
  return { kind: 'wrong', code: 'more', file, line: null, values: { count } };
}
