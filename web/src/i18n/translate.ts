import type { Language } from './languages.ts';
import type { Message, Variables } from './messages.ts';

const PLACEHOLDER = /\{(\w+)\}/g;
const plurals = new Map<Language, Intl.PluralRules>();

const numbers = new Map<Language, Intl.NumberFormat>();

function numberFormat(language: Language): Intl.NumberFormat {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language);
  numbers.set(language, format);
  return format;
}

function categoryOf(language: Language, count: number): Intl.LDMLPluralRule {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(count);
}

/** The text of a message that fits the count; `other` where the category has none. */
function textOf(language: Language, message: Message, count: number): string {
  if (typeof message === 'string') return message;
  return message[categoryOf(language, count)] ?? message.other ?? '';
}

function countIn(variables: Readonly<Record<string, unknown>>): number {
  return typeof variables.count === 'number' ? variables.count : 0;
}

/** The text of a message in pieces: words, and what stands for each `{name}`. A name without a value stays as it is. */
export function piecesOf<T>(
  language: Language,
  message: Message,
  variables: Readonly<Record<string, T>>,
): readonly (string | T)[] {
  const text = textOf(language, message, countIn(variables));
  return text.split(PLACEHOLDER).map((piece, index) => {
    // What a pattern with a group is split by stands at the odd places.
    if (index % 2 === 0) return piece;
    return variables[piece] ?? `{${piece}}`;
  });
}

/** Numbers are written as the language writes them. */
export function translate(language: Language, message: Message, variables: Variables = {}): string {
  // Most have nothing to fill in, and a page has hundreds of them.
  if (typeof message === 'string' && !message.includes('{')) return message;
  return piecesOf(language, message, variables)
    .map((piece) => (typeof piece === 'number' ? numberFormat(language).format(piece) : piece))
    .join('');
}
