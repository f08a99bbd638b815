export const LANGUAGES = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The names of the languages, each in its own. */
export const LANGUAGE_NAMES = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
} as const satisfies Record<Language, string>;

export function languageNamed(name: string | undefined): Language | null {
  return LANGUAGES.find((language) => language === name) ?? null;
}

/** The language that a path begins with, null where it begins with none. */
export function languageOf(path: string): Language | null {
  return languageNamed(path.split('/')[1]);
}

/** The first language that somebody reads and the site has, by a browser's list such as `['de-BE', 'fr']`. */
export function preferredOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languageNamed(tag.split('-')[0]?.toLowerCase());
    if (found !== null) return found;
  }
  return 'fr';
}
