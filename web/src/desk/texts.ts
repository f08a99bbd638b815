import type { Language } from '../i18n/languages.ts';

/** One text a language, as it is being written. */
export type Texts = Readonly<Partial<Record<Language, string>>>;

/** Without what was left empty. */
export function writtenOf(texts: Texts): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
