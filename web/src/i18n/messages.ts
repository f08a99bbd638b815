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

/** What is said by no page that is likely to be the first: in what is built it is not among the others. */
const REST = {
  fr: () => import('./rest/fr.ts'),
  nl: () => import('./rest/nl.ts'),
  de: () => import('./rest/de.ts'),
  en: () => import('./rest/en.ts'),
} as const satisfies Record<Language, () => Promise<{ readonly default: Partial<Catalogue> }>>;

let wantsRest = false;

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const [first, rest] = await Promise.all([CATALOGUES[language](), wantsRest ? REST[language]() : null]);
  return Object.assign(first.default, rest?.default);
}

/** Adds the rest to the catalogue of this language, and to every one that is loaded from now on. */
export async function loadRest(language: Language): Promise<void> {
  wantsRest = true;
  await loadCatalogue(language);
}
