import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CampaignFileError } from '../../functions/http/campaign-file.ts';
import { readCampaigns } from '../../infra/campaigns.ts';

const translated = { en: 'A name' };
const valid = {
  id: 'one',
  name: translated,
  description: translated,
  languages: ['en'],
  timeZone: 'UTC',
  phases: {
    ideation: { opens: '2027-01-01', closes: '2027-02-01' },
    voting: { opens: '2027-02-01', closes: '2027-03-01' },
  },
  themes: [{ id: 'all', name: translated }],
  districts: [],
  proposals: { moderation: 'post' },
  voting: { choices: ['for'], maxChoices: 3, counts: 'after' },
  selection: { rule: 'best', projects: 1 },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'campaigns-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), Buffer.isBuffer(content) ? content : JSON.stringify(content));

function problems(from = folder) {
  try {
    readCampaigns(from);
  } catch (error) {
    if (error instanceof CampaignFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('readCampaigns', () => {
  it('reads every campaign by file name, and neither schemas nor notes', () => {
    put('b.json', { ...valid, id: 'two' });
    put('a.json', valid);
    put('campaign.schema.json', {});
    put('README.md', 'notes');
    const read = readCampaigns(folder);
    expect(read.map(({ file, campaign }) => [file, campaign.id])).toEqual([
      [join(folder, 'a.json'), 'one'],
      [join(folder, 'b.json'), 'two'],
    ]);
    expect(read[0]?.source).toEqual(valid);
  });

  it('names the problems of all files at once', () => {
    put('a.json', { ...valid, timeZone: 'Mars/Olympus' });
    put('b.json', Buffer.from('{"id": "two",}'));
    put('c.json', { ...valid, themes: [] });
    expect(problems().map(({ file, path }) => [file, path])).toEqual([
      [join(folder, 'a.json'), '/timeZone'],
      [join(folder, 'b.json'), 'line 1, column 14'],
      [join(folder, 'c.json'), '/themes'],
    ]);
  });

  it('refuses two files with one id, and names both', () => {
    put('a.json', valid);
    put('b.json', valid);
    expect(problems()).toMatchObject([
      {
        file: join(folder, 'b.json'),
        path: '/id',
        found: '"one"',
        reason: `is also the id in ${join(folder, 'a.json')}`,
      },
    ]);
  });

  it('refuses a folder without a campaign', () => {
    put('campaign.schema.json', {});
    expect(problems()).toMatchObject([{ file: folder, remedy: expect.stringContaining('one JSON file a campaign') }]);
  });

  it('refuses what is no folder', () => {
    put('a.json', valid);
    expect(problems(join(folder, 'missing'))).toMatchObject([{ file: join(folder, 'missing') }]);
    expect(problems(join(folder, 'a.json'))).toMatchObject([{ file: join(folder, 'a.json') }]);
  });

  it('refuses another encoding than UTF-8, in which accents would be lost', () => {
    put('a.json', Buffer.from(JSON.stringify({ ...valid, name: { en: 'Liège' } }), 'latin1'));
    expect(problems()).toMatchObject([{ remedy: 'save it in the UTF-8 encoding' }]);
  });

  it('reads past a byte order mark', () => {
    put('a.json', Buffer.from(`\ufeff${JSON.stringify(valid)}`));
    expect(readCampaigns(folder)).toHaveLength(1);
  });
});
