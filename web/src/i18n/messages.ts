import type fr from './fr.json';
import type { Language } from './languages.ts';

/** One text, or one for each plural category of the language (`one`, `other` …), chosen by the variable `count`. */
export type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
/** Every key of the French catalogue; the other languages have the same, as a test makes sure. */
export type MessageKey = keyof typeof fr;
export type Catalogue = Readonly<Record<MessageKey, Message>>;
export type Variables = Readonly<Record<string, string | number>>;

/** One file a language, fetched when the language is. */
const CATALOGUES = {
  fr: () => import('./fr.json'),
  nl: () => import('./nl.json'),
  de: () => import('./de.json'),
  en: () => import('./en.json'),
} as const satisfies Record<Language, () => Promise<{ readonly default: Catalogue }>>;

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await CATALOGUES[language]()).default;
}
