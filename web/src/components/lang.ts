import { LANGUAGES, type Language } from '../i18n/languages.ts';

/** The language in which a text of the API is shown, where it is another than the page's: for its `lang`. */
export function langOf(texts: Readonly<Partial<Record<Language, string>>>, language: Language): Language | undefined {
  return texts[language] === undefined ? LANGUAGES.find((one) => texts[one] !== undefined) : undefined;
}

/** A line of French whose high punctuation stays with the word before it, however it was typed. */
export function spaced(text: string, language: Language): string {
  return language === 'fr' ? text.replaceAll(/ (?=[:;?!»])/g, '\u00a0').replaceAll('« ', '«\u00a0') : text;
}
