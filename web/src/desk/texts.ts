import { type Language, languageNamed } from '../i18n/languages.ts';

/** One text a language, as it is being written. */
export type Texts = Readonly<Partial<Record<Language, string>>>;

export function isTexts(value: unknown): value is Texts {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([language, text]) => languageNamed(language) !== null && typeof text === 'string')
  );
}

/** Without what was left empty. */
export function writtenOf(texts: Texts): Partial<Record<Language, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
