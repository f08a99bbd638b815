import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProposalDraft } from '../../functions/core/proposal.ts';
import { BallotPapers } from '../../functions/stores/ballot-papers.ts';
import { Proposals } from '../../functions/stores/proposals.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let papers: BallotPapers;
const open = () => new Proposals(database.client, database.tables);
beforeAll(async () => {
  database = await openDatabase();
  papers = new BallotPapers(database.client, database.tables.campaigns);
});
afterAll(() => database.close());

const AT = Date.parse('2024-03-05T10:00:00Z');
const draft = (title: string): ProposalDraft => ({
  title,
  summary: 'Summary',
  text: 'Text',
  format: 'plain',
  theme: 'green',
  district: null,
  author: 'Anna',
  language: 'fr',
  place: null,
});
const submission = (idempotencyKey: string, fingerprint = 'content') => ({ idempotencyKey, fingerprint });

describe('handing in', () => {
  it('gives numbers 1, 2, 3 … without gaps to parallel proposals from several environments', async () => {
    const environments = [open(), open(), open(), open()];
    const results = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        environments[index % 4]!.handIn('parallel', draft(`Idea ${index}`), 'anna', AT, submission(`key ${index}`)),
      ),
    );
    const numbers = results.map((result) => (result.outcome === 'created' ? result.proposal.number : result.outcome));
    expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
  });

  it('gives one proposal for one key, however often it is sent at once', async () => {
    const environments = [open(), open(), open()];
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        environments[index % 3]!.handIn('repeated', draft('Idea'), 'anna', AT, submission('one-key')),
      ),
    );
    expect(results.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(11);
    expect((await papers.read('repeated')).last).toBe(1);
  });

  it('keeps the keys of two authors apart', async () => {
    const proposals = open();
    await proposals.handIn('authors', draft('Idea A'), 'anna', AT, submission('same'));
    const other = await proposals.handIn('authors', draft('Idea B'), 'bert', AT, submission('same'));
    expect(other.outcome).toBe('created');
  });

  it('refuses a key that comes with other content', async () => {
    const proposals = open();
    await proposals.handIn('reused', draft('Idea'), 'anna', AT, submission('key', 'one'));
    expect((await proposals.handIn('reused', draft('Other'), 'anna', AT, submission('key', 'two'))).outcome).toBe(
      'key-reused',
    );
  });

  it('adds nothing once the ballot paper is frozen, and every proposal accepted before is on it', async () => {
    const proposals = open();
    await proposals.handIn('frozen', draft('Idea 0'), 'anna', AT, null);
    const [paper, ...results] = await Promise.all([
      papers.freeze('frozen', 'hash', AT),
      ...Array.from({ length: 10 }, (_, index) => open().handIn('frozen', draft(`Idea ${index}`), 'anna', AT, null)),
    ]);
    const accepted = results.filter(({ outcome }) => outcome === 'created').length;
    expect(paper.last).toBe(1 + accepted);
    expect((await proposals.handIn('frozen', draft('Late'), 'anna', AT, null)).outcome).toBe('paper-frozen');
    expect((await papers.read('frozen')).last).toBe(paper.last);
  });

  it('takes exactly the limit of parallel proposals of one author, whatever numbers they got, and repeats still', async () => {
    const environments = [open(), open(), open(), open()];
    const limit = { max: 5, until: AT };
    const send = (index: number, author = 'anna') =>
      environments[index % 4]!.handIn('limited', draft(`Idea ${index}`), author, AT, submission(`key ${index}`), limit);
    const results = await Promise.all([...Array.from({ length: 16 }, (_, index) => send(index)), send(90, 'bert')]);
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(6);
    expect(outcomes.filter((outcome) => outcome === 'limit-reached')).toHaveLength(11);
    expect((await papers.read('limited')).last).toBe(6);

    const accepted = outcomes.indexOf('created');
    expect(await send(accepted)).toMatchObject({ outcome: 'repeated' });
    expect(await send(50)).toEqual({ outcome: 'limit-reached' });
    expect((await send(91, 'bert')).outcome).toBe('created');
  });

  it('counts without keys as well', async () => {
    const limit = { max: 1, until: AT };
    const proposals = open();
    expect((await proposals.handIn('keyless', draft('One'), 'anna', AT, null, limit)).outcome).toBe('created');
    expect((await proposals.handIn('keyless', draft('Two'), 'anna', AT, null, limit)).outcome).toBe('limit-reached');
  });

  it('reads back what was handed in', async () => {
    const proposals = open();
    const handedIn = await proposals.handIn('read', draft('Une idée'), 'anna', AT, null);
    expect(handedIn).toMatchObject({ proposal: { number: 1, status: 'published', createdAt: AT, revision: 1 } });
    expect(await proposals.read('read', 1)).toEqual(handedIn.outcome === 'created' ? handedIn.proposal : null);
    expect(await proposals.read('read', 2)).toBeNull();
  });
});

describe('the changes', () => {
  it('are the summaries since an instant, page by page', async () => {
    const proposals = open();
    for (const [index, at] of [AT, AT + 1_000, AT + 2_000].entries()) {
      await proposals.handIn('changes', draft(`Idea ${index}`), 'anna', at, null);
    }
    const found: number[] = [];
    for await (const page of proposals.changedSince('changes', AT + 1_000))
      found.push(...page.map(({ number }) => number));
    expect(found).toEqual([2, 3]);
  });
});

describe('freezing the ballot paper', () => {
  it('happens once: a second freeze gives the first paper', async () => {
    await open().handIn('once', draft('Idea'), 'anna', AT, null);
    const first = await papers.freeze('once', 'hash', AT);
    expect(await papers.freeze('once', 'another hash', AT + 5_000)).toEqual(first);
  });

  it('works for a campaign to which nobody handed in anything', async () => {
    expect(await papers.freeze('empty', 'hash', AT)).toMatchObject({ last: 0, frozenAt: AT, rulesHash: 'hash' });
  });
});
