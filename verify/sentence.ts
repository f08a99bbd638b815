import type { Language } from '../functions/core/campaign.ts';
import type { Finding, Values } from './findings.ts';
import { de } from './words/de.ts';
import { en, type Words } from './words/en.ts';
import { fr } from './words/fr.ts';
import { nl } from './words/nl.ts';

export const WORDS: Readonly<Record<Language, Words>> = { fr, nl, de, en };

/** Numbers that name something, and so are written as they are. */
const NAMES = new Set(['number', 'line', 'revision', 'later', 'version', 'place', 'bytes']);

/** A text with its `{names}` filled in. */
export function fill(text: string, values: Values, language: Language): string {
  const { choices } = WORDS[language];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (name === 'choice') return Object.entries(choices).find(([choice]) => choice === value)?.[1] ?? `${value}`;
    if (typeof value === 'number' && !NAMES.has(name)) return value.toLocaleString(language);
    return `${value}`;
  });
}

/** What was found, as a person would say it, with the file and line that it is about. */
export function sentenceOf({ code, file, line, values }: Finding, language: Language): string {
  const { sentences, frame } = WORDS[language];
  const sentence = fill(sentences[code], values, language);
  if (file === null) return sentence;
  return line === null
    ? fill(frame.file, { file, sentence }, language)
    : fill(frame.line, { file, line, sentence }, language);
}

/** In one sentence, what all findings come to. */
export function verdictOf(findings: readonly Finding[], language: Language): string {
  const { frame } = WORDS[language];
  const count = findings.filter(({ kind }) => kind === 'wrong').length;
  if (count === 0) return frame['verdict-holds'];
  return count === 1 ? frame['verdict-wrong-one'] : fill(frame['verdict-wrong'], { count }, language);
}
