import type { Language } from './campaign.ts';

/** What stands in the place of an author's name that has been taken away, in the proposal's own language. */
export const ANONYMOUS = {
  fr: 'Anonyme',
  nl: 'Anoniem',
  de: 'Anonym',
  en: 'Anonymous',
} as const satisfies Record<Language, string>;
