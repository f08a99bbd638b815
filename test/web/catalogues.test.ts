import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES as LANGUAGES_OF_CAMPAIGNS } from '../../functions/core/campaign.ts';
import { LANGUAGES } from '../../web/src/i18n/languages.ts';
import { translate } from '../../web/src/i18n/translate.ts';

type Message = string | Record<string, string>;
/** Everybody's, and the desk's own, which no citizen's phone loads. */
const FOLDERS = ['web/src/i18n', 'web/src/desk/words'];
const catalogueOf = (folder: string, language: string): Record<string, Message> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));

const code = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => readFileSync(join('web/src', file), 'utf8'))
  .join('\n');
const words = new Set(code.match(/(?<=['"])[\w-]+(?:\.[\w-]+)+(?=['"])/g));
/** Patterns of keys that are made of parts: `phase.${phase}` names all that begin with `phase.` and have one more part. */
const patterns = [...code.matchAll(/`((?:[\w-]+\.)+(?:[\w.-]|\$\{[^}]*\})*)`/g)].map(([, text = '']) => {
  const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join('.+')}$`);
});

const formsOf = (message: Message | undefined): string[] =>
  typeof message === 'string' ? [message] : Object.values(message ?? {});
const placeholdersOf = (message: Message | undefined): string[] =>
  [...new Set(formsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

it('the site is in the languages that campaigns may be in', () => {
  expect(LANGUAGES).toEqual(LANGUAGES_OF_CAMPAIGNS);
});

describe.each(FOLDERS)('the catalogues of %s', (folder) => {
  const catalogues = Object.fromEntries(LANGUAGES.map((language) => [language, catalogueOf(folder, language)]));
  const keys = Object.keys(catalogues.fr ?? {});

  it.each(LANGUAGES)('have every message in %s, in one order, and none besides', (language) => {
    expect(Object.keys(catalogues[language] ?? {})).toEqual(keys);
    expect(keys).toEqual(keys.toSorted((one, other) => (one < other ? -1 : 1)));
  });

  it.each(LANGUAGES)('say something everywhere in %s, and ask for the same values as the French', (language) => {
    const messages = catalogues[language] ?? {};
    const empty = keys.filter((key) => formsOf(messages[key]).some((text) => text.trim() === ''));
    expect(empty).toEqual([]);
    const differing = keys.filter(
      (key) => placeholdersOf(messages[key]).join() !== placeholdersOf(catalogues.fr?.[key]).join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(LANGUAGES)('have in %s the plurals that the language has, and no others', (language) => {
    // French has one for round millions, which reads like the rest.
    const categories = new Intl.PluralRules(language)
      .resolvedOptions()
      .pluralCategories.filter((name) => name !== 'many');
    const wrong = Object.entries(catalogues[language] ?? {}).filter(
      ([, message]) =>
        typeof message !== 'string' && Object.keys(message).toSorted().join() !== categories.toSorted().join(),
    );
    expect(wrong).toEqual([]);
  });

  it('hold nothing that no page says', () => {
    const unused = keys.filter((key) => !words.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('a message', () => {
  it('takes the plural of its count, with numbers as the language writes them', () => {
    const votes = { one: '{count} voix', other: '{count} voix en tout' };
    expect(translate('fr', votes, { count: 0 })).toBe('0 voix');
    expect(translate('nl', votes, { count: 0 })).toBe('0 voix en tout');
    expect(translate('de', { one: 'eine', other: '{count}' }, { count: 10_000 })).toBe('10.000');
  });

  it('takes the general form where the language has a rarer one', () => {
    expect(translate('fr', { one: 'une', other: 'plusieurs' }, { count: 1_000_000 })).toBe('plusieurs');
  });

  it('shows what it was not given', () => {
    expect(translate('en', 'Hello {name}', {})).toBe('Hello {name}');
  });
});
