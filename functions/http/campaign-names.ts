import type { Translated } from '../core/campaign.ts';
import { nearest } from '../core/nearest.ts';
import { type FoundProblem, show } from './campaign-problem.ts';
import type { CampaignFile } from './campaign-schema.ts';

/** What is wrong with the names that a file gives and those by which its parts refer to each other. */
export function nameProblems(file: CampaignFile): FoundProblem[] {
  return [
    ...missingTranslations(file),
    ...repeated('/languages', file.languages),
    ...repeated('/voting/choices', file.voting.choices),
    ...repeatedIds('/themes', file.themes),
    ...repeatedIds('/districts', file.districts),
    ...unknownDistricts(file),
    ...withoutFor(file),
  ];
}

function missingTranslations(file: CampaignFile): FoundProblem[] {
  const named = (list: 'themes' | 'districts') =>
    file[list].map(({ name }, index): [string, Translated] => [`/${list}/${index}/name`, name]);
  const texts: [string, Translated][] = [
    ['/name', file.name],
    ['/description', file.description],
    ...named('themes'),
    ...named('districts'),
  ];
  return texts.flatMap(([path, translations]) =>
    [...new Set(file.languages)]
      .filter((language) => translations[language] === undefined)
      .map((language) => ({
        path: `${path}/${language}`,
        found: 'nothing',
        reason: `translates ${show(Object.values(translations)[0])} into "${language}", a language of the campaign`,
        remedy: `add "${language}": "…", or take "${language}" out of /languages`,
      })),
  );
}

function repeated(path: string, values: readonly string[], key = ''): FoundProblem[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (first === index) return [];
    const remedy = key === '' ? 'leave it out' : `write an id that no other entry of ${path} has`;
    return [{ path: `${path}/${index}${key}`, found: show(value), reason: `is already at ${path}/${first}`, remedy }];
  });
}

function repeatedIds(path: string, entries: readonly { readonly id: string }[]): FoundProblem[] {
  return repeated(
    path,
    entries.map(({ id }) => id),
    '/id',
  );
}

function unknownDistricts({ districts }: CampaignFile): FoundProblem[] {
  const byId = new Map(districts.map((district) => [district.id, district]));
  return districts.flatMap(({ id, within }, index): FoundProblem[] => {
    if (within === undefined) return [];
    const found = { path: `/districts/${index}/within`, found: show(within) };
    if (!byId.has(within)) {
      const meant = nearest(within, byId.keys());
      const remedy = meant ? `write "${meant}"` : 'write the id of another district, or leave it out';
      return [{ ...found, reason: 'is the id of no district', remedy }];
    }
    const above = new Set<string>();
    for (let at: string | undefined = within; at !== undefined && !above.has(at); at = byId.get(at)?.within)
      above.add(at);
    if (!above.has(id)) return [];
    return [{ ...found, reason: `lies itself within "${id}"`, remedy: 'name the larger district only' }];
  });
}

function withoutFor({ voting }: CampaignFile): FoundProblem[] {
  if (voting.choices.includes('for')) return [];
  const reason = 'has no "for", but the best proposals are those with the most votes for';
  return [
    { path: '/voting/choices', found: show(voting.choices), reason, remedy: 'write ["for"] or ["for", "against"]' },
  ];
}
