import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ListQuery, listProposals } from '../../functions/browse/list-proposals.ts';
import type { ProposalSummary } from '../../functions/core/proposal.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { Problem } from '../../functions/http/problem.ts';
import { proposalsQuery } from '../../functions/http/schemas.ts';
import { CATALOGUE_AGE, Catalogue, OVERLAP } from '../../functions/stores/catalogue.ts';
import { campaignFile } from '../support/campaign-files.ts';

const campaign = parseCampaign(campaignFile({ id: 'list' }), 'list.json');
const AT = Date.parse('2024-03-10T10:00:00Z');
const NO_VOTES = new Map<number, number>();

function summary(number: number, changes: Partial<ProposalSummary> = {}): ProposalSummary {
  return {
    number,
    title: `Idea ${number}`,
    summary: 'In short',
    theme: 'green',
    district: null,
    author: 'Anna',
    language: 'fr',
    status: 'published',
    createdAt: AT + number,
    changedAt: AT + number,
    revision: 1,
    ...changes,
  };
}

/** What the index would give: the summaries changed since, in pages of two. */
async function* changesOf(all: readonly ProposalSummary[], since: number): AsyncGenerator<ProposalSummary[]> {
  const found = all.filter(({ changedAt }) => changedAt >= since);
  for (let start = 0; start < found.length; start += 2) yield found.slice(start, start + 2);
}

async function catalogueOf(all: readonly ProposalSummary[]): Promise<Catalogue> {
  const catalogue = new Catalogue(campaign, (_, since) => changesOf(all, since));
  await catalogue.refresh(AT);
  return catalogue;
}

const query = (changes: Record<string, string> = {}): ListQuery => proposalsQuery.parse(changes);
const numbers = (catalogue: Catalogue, changes: Record<string, string> = {}, votes = NO_VOTES) =>
  listProposals(campaign, catalogue, query(changes), votes).items.map(({ number }) => number);

/** All numbers, page by page. */
function walk(catalogue: Catalogue, changes: Record<string, string>): number[] {
  const found: number[] = [];
  let cursor: string | null = null;
  do {
    const page = listProposals(
      campaign,
      catalogue,
      query({ ...changes, ...(cursor === null ? {} : { cursor }) }),
      NO_VOTES,
    );
    found.push(...page.items.map(({ number }) => number));
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

describe('searching', () => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await catalogueOf([
      summary(1, { title: 'Une école à vélo', summary: 'Le cœur de la ville' }),
      summary(2, { title: 'Straße für alle', language: 'fr', theme: 'move' }),
      summary(3, { title: 'Geïnteresseerde buren', district: 'docks' }),
      summary(4, { title: 'More benches', summary: "Everywhere, l'été too" }),
    ]);
  });

  it.each([
    ['ecole', [1]],
    ['VÉLO', [1]],
    ['coeur', [1]],
    ['strasse', [2]],
    ['geinteresseerde', [3]],
    ['bench', [4]],
    ['ete', [4]],
    ['banches', [4]],
    ['mobility', [2]],
    ['docks', [3]],
    ['ecole benches', []],
    ['zzz', []],
  ])('finds by %s the numbers %j', (q, found) => {
    expect(numbers(catalogue, { q })).toEqual(found);
  });
});

describe('filtering', () => {
  it('by theme, and by a district with those that lie within it', async () => {
    const catalogue = await catalogueOf([
      summary(1, { theme: 'move', district: 'north' }),
      summary(2, { district: 'docks' }),
      summary(3, { district: 'south' }),
      summary(4),
    ]);
    expect(numbers(catalogue, { theme: 'move' })).toEqual([1]);
    expect(numbers(catalogue, { district: 'north', sort: 'number' })).toEqual([1, 2]);
    expect(numbers(catalogue, { district: 'docks', theme: 'green' })).toEqual([2]);
    expect(numbers(catalogue, { theme: 'nothing' })).toEqual([]);
  });

  it('by the numbers that are asked for, of which those that are not public are left out', async () => {
    const catalogue = await catalogueOf([
      summary(1),
      summary(2, { theme: 'move' }),
      summary(3, { status: 'rejected' }),
      summary(12),
    ]);
    expect(numbers(catalogue, { numbers: '12,3,2,99', sort: 'number' })).toEqual([2, 12]);
    expect(numbers(catalogue, { numbers: '12,2', theme: 'move' })).toEqual([2]);
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(numbers(catalogue, { numbers: hundred.join(','), sort: 'number' })).toEqual([1, 2, 12]);
    for (const wrong of ['', '0', '1,', '1, 2', 'x', [...hundred, 101].join(',')])
      expect(() => query({ numbers: wrong })).toThrow('Send up to 100 numbers');
  });
});

describe('sorting', () => {
  it('by number, by newest, and by votes with ties by number', async () => {
    const catalogue = await catalogueOf([summary(1), summary(2), summary(3)]);
    expect(numbers(catalogue, { sort: 'number' })).toEqual([1, 2, 3]);
    expect(numbers(catalogue, { sort: 'newest' })).toEqual([3, 2, 1]);
    expect(numbers(catalogue, { sort: 'votes' }, new Map([[3, 5]]))).toEqual([3, 1, 2]);
  });
});

describe('paging', () => {
  it.each<Record<string, string>>([{ sort: 'number' }, { sort: 'newest' }, { seed: 'x' }, { q: 'idea' }])(
    'shows each of 250 proposals once, with %j',
    async (order) => {
      const catalogue = await catalogueOf(Array.from({ length: 250 }, (_, index) => summary(index + 1)));
      const found = walk(catalogue, { ...order, limit: '17' });
      expect(found).toHaveLength(250);
      expect(new Set(found).size).toBe(250);
    },
  );

  it('goes on behind the cursor when proposals come and go meanwhile', async () => {
    const all = [1, 2, 3, 4, 5].map((number) => summary(number));
    const first = listProposals(campaign, await catalogueOf(all), query({ sort: 'number', limit: '2' }), NO_VOTES);
    const later = await catalogueOf([...all.slice(2), summary(6)]);
    expect(numbers(later, { sort: 'number', cursor: first.next ?? '' })).toEqual([3, 4, 5, 6]);
  });

  it('refuses a cursor of another order', async () => {
    const catalogue = await catalogueOf([summary(1), summary(2)]);
    const { next } = listProposals(campaign, catalogue, query({ sort: 'number', limit: '1' }), NO_VOTES);
    expect(() => numbers(catalogue, { sort: 'newest', cursor: next ?? '' })).toThrow(Problem);
  });

  it('ends with no cursor, also on a last page that is full', async () => {
    const catalogue = await catalogueOf([summary(1), summary(2)]);
    expect(listProposals(campaign, catalogue, query({ limit: '2' }), NO_VOTES)).toMatchObject({ total: 2, next: null });
  });
});

describe('the catalogue', () => {
  it('takes in what is new, changed and withdrawn, without reading everything again', async () => {
    let all = [summary(1), summary(2)];
    const asked: number[] = [];
    const catalogue = new Catalogue(campaign, (_, since) => {
      asked.push(since);
      return changesOf(all, since);
    });
    await catalogue.refresh(AT);
    expect(numbers(catalogue, { q: 'idea', sort: 'number' })).toEqual([1, 2]);
    const later = AT + 10 * OVERLAP;
    all = [
      summary(1, { title: 'Renamed', changedAt: later, revision: 2 }),
      summary(2, { status: 'withdrawn', changedAt: later, revision: 2 }),
      summary(3, { changedAt: later }),
    ];
    await catalogue.refresh(later);
    expect(numbers(catalogue, { sort: 'number' })).toEqual([1, 3]);
    expect(numbers(catalogue, { q: 'renamed' })).toEqual([1]);
    expect(numbers(catalogue, { q: 'idea', sort: 'number' })).toEqual([3]);
    expect(asked).toEqual([0, AT - OVERLAP]);
  });

  it('asks again only after a while', async () => {
    let asked = 0;
    const catalogue = new Catalogue(campaign, () => {
      asked++;
      return changesOf([], 0);
    });
    for (const at of [AT, AT + 1, AT + CATALOGUE_AGE - 1]) await catalogue.refresh(at);
    expect(asked).toBe(1);
    await catalogue.refresh(AT + CATALOGUE_AGE);
    expect(asked).toBe(2);
  });

  it('is not put back by an older change that arrives late', async () => {
    const newer = summary(1, { title: 'Newer', revision: 3 });
    const catalogue = new Catalogue(campaign, async function* () {
      yield [newer];
      yield [summary(1, { title: 'Older', revision: 2 })];
    });
    await catalogue.refresh(AT);
    expect(catalogue.published()).toEqual([newer]);
  });
});
