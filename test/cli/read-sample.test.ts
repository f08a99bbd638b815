import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readSample } from '../../cli/read-sample.ts';
import type { Campaign } from '../../functions/core/campaign.ts';
import { isOpen } from '../../functions/core/phases.ts';
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
  const sample = readSample(at('cli/sample.json'), campaign);

  it('has proposals for every theme, in every language and all over the city', () => {
    const of = (pick: (draft: ProposalDraft) => unknown) => new Set(sample.map(({ draft }) => pick(draft)));
    expect(of(({ theme }) => theme).size).toBe(campaign.themes.length);
    expect(of(({ language }) => language).size).toBe(campaign.languages.length);
    expect(of(({ district }) => district).size).toBeGreaterThan(20);
    expect(of(({ title }) => title).size).toBe(sample.length);
    expect(of(({ author }) => author).size).toBe(sample.length);
  });

  it('was handed in while ideation was open, in order', () => {
    const days = sample.map((proposal) => proposal.at);
    expect(days.every((day) => isOpen(campaign, 'ideation', day))).toBe(true);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

describe('readSample', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const content: unknown = JSON.parse(readFileSync(at('cli/sample.json'), 'utf8'));

  function problemsWith(edits: Edits) {
    const file = join(folder, 'sample.json');
    writeFileSync(file, JSON.stringify(edited(content, edits)));
    try {
      readSample(file, campaign);
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
});
