import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../functions/core/fold.ts';
import type { ListedProposal } from '../../web/src/api/proposals.ts';
import { type Filters, filtersOf, NO_FILTERS, queryOf } from '../../web/src/pages/proposals/filters.ts';
import { arranged, byRelevance, indexOf, narrowed } from '../../web/src/pages/proposals/search.ts';

const name = (fr: string) => ({ fr, nl: `${fr}-nl`, de: `${fr}-de`, en: `${fr}-en` });
const campaign = {
  themes: ['energy', 'sharing'].map((id) => ({ id, name: name(id) })),
  districts: [
    { id: 'right-bank', name: name('Rive droite'), within: null, centre: null },
    { id: 'outremeuse', name: name('Outremeuse'), within: 'right-bank', centre: null },
    { id: 'yser', name: name('Place de l’Yser'), within: 'outremeuse', centre: null },
    { id: 'laveu', name: name('Laveu'), within: null, centre: null },
  ],
};
const places = [null, ...campaign.districts.map(({ id }) => id)];
/** Each district with those that lie within it, written out. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  'right-bank': ['right-bank', 'outremeuse', 'yser'],
  outremeuse: ['outremeuse', 'yser'],
  yser: ['yser'],
  laveu: ['laveu'],
};

const words = fc.constantFrom('Vélo', 'école', 'Straße', 'jardin partagé', 'œuvre');
const proposal = fc.record({
  title: words,
  summary: words,
  theme: fc.constantFrom('energy', 'sharing'),
  district: fc.constantFrom(...places),
  answer: fc.constantFrom(null, { kind: 'accepted', at: '2017-07-01T00:00:00Z' } as const),
});
const catalogue = fc.array(proposal, { maxLength: 25 }).map((all) =>
  all.map(
    (one, index): ListedProposal =>
      ({
        ...one,
        number: index + 1,
        author: 'Ada',
        language: 'fr',
        createdAt: `2017-04-${String((index % 28) + 1).padStart(2, '0')}T00:00:00Z`,
      }) as ListedProposal,
  ),
);
const filters: fc.Arbitrary<Filters> = fc.record({
  q: fc.constantFrom('', 've', 'VELO', 'strasse', 'oeuvre', 'outre', 'ada jard', '3'),
  theme: fc.constantFrom(null, 'energy'),
  district: fc.constantFrom(...places),
  answer: fc.constantFrom(null, 'none' as const, 'accepted' as const),
  sort: fc.constant(null),
  unseen: fc.boolean(),
  selected: fc.boolean(),
});
const seen = new Set([2, 5, 9]);

/** What the filters mean, one after the other, without regard to how long it takes. */
function fits(one: ListedProposal, { q, theme, district, answer, unseen }: Filters): boolean {
  const named = [...campaign.themes, ...campaign.districts].filter(({ id }) => id === one.theme || id === one.district);
  const text = [one.number, one.title, one.summary, one.author, ...named.flatMap((place) => Object.values(place.name))];
  const has = text.flatMap((part) => fold(String(part)).split(/[^\p{L}\p{N}]+/u));
  const wanted = fold(q).split(' ').filter(Boolean);
  return (
    (theme === null || one.theme === theme) &&
    (district === null || (INNER[district] ?? []).includes(one.district ?? '')) &&
    (answer === null || (one.answer?.kind ?? 'none') === answer) &&
    !(unseen && seen.has(one.number)) &&
    wanted.every((word) => has.some((part) => part.startsWith(word)))
  );
}

describe('the list’s filters', () => {
  it('are all in its address, and none where nothing is chosen', () => {
    fc.assert(
      fc.property(filters, (chosen) => {
        const query = Object.fromEntries(new URLSearchParams(queryOf(chosen)));
        expect(filtersOf(query)).toEqual(chosen);
      }),
    );
    expect(queryOf(NO_FILTERS)).toBe('');
    expect(queryOf({ ...NO_FILTERS, selected: true })).toBe('?selected=1');
  });
});

describe('the list on the device', () => {
  it('finds what fits all filters, and each chip counts what it would show', () => {
    fc.assert(
      fc.property(catalogue, filters, (all, chosen) => {
        const { found, facets } = narrowed(indexOf(campaign, all), campaign, chosen, seen);
        const shown = (part: Partial<Filters>) =>
          all.filter((one) => fits(one, { ...chosen, ...part })).map(({ number }) => number);
        expect(found.map(({ proposal: { number } }) => number)).toEqual(shown({}));
        expect(facets.themesTotal).toBe(shown({ theme: null }).length);
        expect(facets.districtsTotal).toBe(shown({ district: null }).length);
        for (const { id } of campaign.themes) expect(facets.themes.get(id) ?? 0).toBe(shown({ theme: id }).length);
        for (const { id } of campaign.districts) expect(facets.districts.get(id)).toBe(shown({ district: id }).length);
      }),
    );
  });

  it('is in one order whatever filters it: the order of all, without those that do not fit', () => {
    fc.assert(
      fc.property(catalogue, filters, fc.constantFrom('random', 'newest', 'votes', 'number'), (all, chosen, sort) => {
        const counts = new Map(all.map(({ number }) => [number, { for: number % 4, against: 0 }]));
        const order = arranged(indexOf(campaign, all), sort, '7', counts);
        const { found } = narrowed(order, campaign, chosen, seen);
        const whole = narrowed(order, campaign, NO_FILTERS, seen).found;
        expect(found).toEqual(whole.filter((entry) => found.includes(entry)));
      }),
    );
  });

  it('puts what is asked for by its number first, then what has it in the title', () => {
    const one = (number: number, title: string, summary: string) =>
      ({ number, title, summary, author: '', theme: 'energy', district: null }) as ListedProposal;
    const all = [one(1, 'Un banc', 'pour 3 personnes'), one(2, '3 arbres', ''), one(3, 'Un jardin', '')];
    const { found } = narrowed(indexOf(campaign, all), campaign, { ...NO_FILTERS, q: '3' }, seen);
    expect(byRelevance(found, '3').map(({ proposal: { number } }) => number)).toEqual([3, 2, 1]);
  });
});
