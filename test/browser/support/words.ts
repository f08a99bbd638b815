import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../functions/core/campaign.ts';

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

type Values = Readonly<Record<string, string>>;

const cataloguesIn = (folder: string) =>
  Object.fromEntries(
    LANGUAGES.map((language): [string, Catalogue] => {
      const file = join(import.meta.dirname, '../../../web/src', folder, `${language}.json`);
      return [language, JSON.parse(readFileSync(file, 'utf8'))];
    }),
  );
const CATALOGUES = cataloguesIn('i18n');
const DESK = cataloguesIn('desk/words');

/** A message of the site as it stands in its catalogue, so that tests name what they mean and not how it is worded. */
export function words(key: string, values: Values = {}, language: Language = 'fr'): string {
  return wordsIn(CATALOGUES, key, values, language);
}

/** A message of the desk. */
export function deskWords(key: string, values: Values = {}): string {
  return wordsIn(DESK, key, values, 'fr');
}

function wordsIn(catalogues: Readonly<Record<string, Catalogue>>, key: string, values: Values, language: Language) {
  const message = catalogues[language]?.[key];
  const text = typeof message === 'string' ? message : message?.other;
  if (text === undefined) throw new Error(`There is no message ${key} in ${language}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `{${name}}`);
}

const KEYS = new Set([CATALOGUES, DESK].flatMap(({ fr }) => Object.keys(fr ?? {})));

/** Names of messages that stand in a text, where their words should. */
export function keysShownIn(text: string): string[] {
  return (text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).filter((word) => KEYS.has(word));
}
