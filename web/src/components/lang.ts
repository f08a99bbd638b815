import { LANGUAGES, type Language } from '../i18n/languages.ts';

/** The language in which a text of the API is shown, where it is another than the page's: for its `lang`. */
export function langOf(texts: Readonly<Partial<Record<Language, string>>>, language: Language): Language | undefined {
  return texts[language] === undefined ? LANGUAGES.find((one) => texts[one] !== undefined) : undefined;
}
