import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSample } from '../../cli/read-sample.ts';
import { ANSWER_KINDS } from '../../functions/core/answer.ts';
import type { Campaign } from '../../functions/core/campaign.ts';
import { SIDES } from '../../functions/core/comment.ts';
import { isOpen } from '../../functions/core/phases.ts';
import { PROJECT_STATES } from '../../functions/core/project.ts';
import type { ProposalDraft } from '../../functions/core/proposal.ts';
import { CampaignFileError } from '../../functions/http/campaign-file.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { type Edits, edited } from '../support/edit-json.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const campaign = liege();

function liege(): Campaign {
  const found = readCampaigns(at('campaigns/')).find((read) => read.campaign.id === 'reinventons-liege-2017');
  if (!found) throw new Error('No Réinventons Liège');
  return found.campaign;
}

describe('the sample of Liège', () => {
  const sample = readSample(at('cli/sample'), campaign);
  const { proposals } = sample;

  it('has proposals for every theme, in every language and in every district', () => {
    const of = (pick: (draft: ProposalDraft) => unknown) => new Set(proposals.map(({ draft }) => pick(draft)));
    const smallest = campaign.districts.filter(({ within }) => within !== null).map(({ id }) => id);
    expect(of(({ theme }) => theme).size).toBe(campaign.themes.length);
    expect(of(({ language }) => language).size).toBe(campaign.languages.length);
    expect(of(({ district }) => district)).toEqual(new Set([...smallest, null]));
    expect(of(({ title }) => title).size).toBe(proposals.length);
    expect(of(({ author }) => author).size).toBe(proposals.length);
  });

  it('has places all over the map, with and without words, for about half of what was handed in', () => {
    const places = proposals.flatMap(({ draft: { place } }) => place ?? []);
    expect(places.length / proposals.length).toBeGreaterThan(0.5);
    expect(places.length / proposals.length).toBeLessThan(0.7);
    expect(new Set(places.map(({ label }) => label === null))).toEqual(new Set([true, false]));
    expect(new Set(places.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size).toBe(places.length);
  });

  it('was handed in while ideation was open, in order, and for the most part before its moment in ideation', () => {
    const days = proposals.map((proposal) => proposal.at);
    expect(days.every((day) => isOpen(campaign, 'ideation', day))).toBe(true);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(days.filter((day) => day < (sample.moments.ideation ?? 0)).length).toBeGreaterThan(40);
  });

  it('shows each side of a conversation, each kind of answer and each state of a project before ideation ends', () => {
    const until = sample.moments.ideation ?? 0;
    const early = <T extends { readonly at: number }>(list: readonly T[]) => list.filter((entry) => entry.at < until);
    const comments = early(sample.comments);
    expect(new Set(comments.map(({ side }) => side))).toEqual(new Set(SIDES));
    const replies = comments.flatMap((comment) => early(comment.replies));
    expect(new Set(replies.map(({ voice }) => voice))).toEqual(new Set([undefined, 'author', 'city']));
    const answers = early(sample.answers);
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(ANSWER_KINDS));
    expect(answers.every(({ text }) => text.fr)).toBe(true);
    const states = early(sample.projects).map(({ state, steps }) =>
      early(steps).reduce((now, step) => ('change' in step ? (step.change.state ?? now) : now), state),
    );
    expect(new Set(states)).toEqual(new Set(PROJECT_STATES));
  });

  it('does nothing with a thing before there is one', () => {
    const handedIn = new Map(proposals.map(({ key, at: since }) => [key, since]));
    const doings = [
      ...sample.comments.map(({ on, at: when }) => ({ names: [on], when })),
      ...[...sample.tendencies, ...sample.projects, ...sample.answers].map(({ proposals: names, at: when }) => ({
        names,
        when,
      })),
      ...sample.desk.map((act) => ({ names: 'proposal' in act ? [act.proposal] : [], when: act.at })),
    ];
    const early = doings.filter(({ names, when }) => names.some((name) => (handedIn.get(name) ?? 0) >= when));
    expect(early).toEqual([]);
    expect(sample.comments.flatMap(({ at: when, replies }) => replies.filter((reply) => reply.at <= when))).toEqual([]);
    expect(sample.projects.flatMap(({ at: when, steps }) => steps.filter((step) => step.at <= when))).toEqual([]);
  });
});

describe('readSample', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function problemsWith(edits: Edits, name = 'proposals.json') {
    cpSync(at('cli/sample'), folder, { recursive: true });
    const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    writeFileSync(join(folder, name), JSON.stringify(edited(content, edits)));
    try {
      readSample(folder, campaign);
    } catch (error) {
      if (error instanceof CampaignFileError) return error.problems;
      throw error;
    }
    return [];
  }

  it.each([
    [
      { '/proposals/3/theme': 'social-inclusoin' },
      '/proposals/3/theme',
      '"social-inclusoin"',
      'write "social-inclusion", or another of its themes',
    ],
    [
      { '/proposals/3/district': 'outre-meuse' },
      '/proposals/3/district',
      '"outre-meuse"',
      'write "outremeuse", or another of its districts',
    ],
    [{ '/proposals/3/day': '2017-05-23' }, '/proposals/3/day', '"2017-05-23"', 'write one on which ideation is open'],
    [
      { '/proposals/3/day': '2017-04-31' },
      '/proposals/3/day',
      '"2017-04-31"',
      'write a day from 01 to 30, such as "2017-04-30"',
    ],
    [
      { '/proposals/0/place/latitude': 51.2 },
      '/proposals/0/place/latitude',
      '51.2',
      'write a latitude from 50.55 to 50.7',
    ],
  ])('refuses %j, says where it stands and what to write', (edits, path, found, remedy) => {
    expect(problemsWith(edits)).toMatchObject([{ path, found, remedy }]);
  });

  it.each([
    [{ '/proposals/3/title': '' }, '/proposals/3/title'],
    [{ '/proposals/3/language': 'it' }, '/proposals/3/language'],
    [{ '/proposals/3/summmary': 'x' }, '/proposals/3'],
  ])('refuses %j, which no citizen could hand in either', (edits, path) => {
    expect(problemsWith(edits)).toMatchObject([{ path }]);
  });

  it('refuses what is said of a proposal that the sample does not have', () => {
    const remedy = 'write "bancs", or another proposal\'s key';
    expect(problemsWith({ '/answers/0/proposals/0': 'banc' }, 'desk.json')).toMatchObject([
      { path: '/answers/0/proposals', found: '"banc"', remedy },
    ]);
  });

  it('refuses a time that no clock of the campaign shows', () => {
    const found = problemsWith({ '/comments/0/at': '2017-03-26T02:30' }, 'comments.json');
    expect(found).toMatchObject([{ path: '/comments/0/at', remedy: expect.stringContaining('2017-03-26') }]);
  });

  it('takes a folder with proposals alone', () => {
    cpSync(at('cli/sample/proposals.json'), join(folder, 'alone', 'proposals.json'));
    expect(readSample(join(folder, 'alone'), campaign)).toMatchObject({ comments: [], projects: [], desk: [] });
  });
});
