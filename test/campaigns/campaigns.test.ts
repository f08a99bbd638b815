import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { campaignJsonSchema } from '../../cli/write-campaign-schema.ts';
import { LANGUAGES } from '../../functions/core/campaign.ts';
import { phaseAt } from '../../functions/core/phases.ts';
import { readCampaigns } from '../../infra/campaigns.ts';

const folder = fileURLToPath(new URL('../../campaigns/', import.meta.url));

function liege() {
  const found = readCampaigns(folder).find(({ campaign }) => campaign.id === 'reinventons-liege-2017');
  if (!found) throw new Error(`No Réinventons Liège in ${folder}`);
  return found;
}

describe('the campaigns of the repository', () => {
  it('are all valid', () => {
    expect(readCampaigns(folder).length).toBeGreaterThan(0);
  });
});

describe('Réinventons Liège', () => {
  const { campaign } = liege();

  it('lasts from 8 March 2017 on, with votes from 1 to 25 June, by the clocks of Brussels', () => {
    const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
    expect(campaign.phases.map(({ phase, opens, closes }) => [phase, iso(opens), iso(closes)])).toEqual([
      ['ideation', '2017-03-07T23:00:00.000Z', '2017-05-22T22:00:00.000Z'],
      ['voting', '2017-05-31T22:00:00.000Z', '2017-06-25T22:00:00.000Z'],
      ['analysis', '2017-06-25T22:00:00.000Z', '2017-11-19T23:00:00.000Z'],
      ['follow-up', '2017-11-19T23:00:00.000Z', null],
    ]);
  });

  it('takes the last vote in the last millisecond of 25 June', () => {
    expect(phaseAt(campaign, Date.parse('2017-06-25T23:59:59.999+02:00')).phase).toBe('voting');
    expect(phaseAt(campaign, Date.parse('2017-06-26T00:00:00.000+02:00')).phase).toBe('analysis');
  });

  it('has five themes, ten sections and twenty-seven quartiers, each within its section', () => {
    const sections = campaign.districts.filter(({ within }) => within === null).map(({ id }) => id);
    const quartiers = campaign.districts.filter(({ within }) => within !== null);
    expect([campaign.themes.length, sections.length, quartiers.length]).toEqual([5, 10, 27]);
    expect(sections.every((id) => id.startsWith('section-'))).toBe(true);
    expect(new Set(quartiers.map(({ within }) => within))).toEqual(new Set(sections));
  });

  it('has names in French, Dutch, German and English, none of which names two districts', () => {
    expect(campaign.languages).toEqual(LANGUAGES);
    for (const language of LANGUAGES) {
      const names = campaign.districts.map(({ name }) => name[language]);
      expect(new Set(names).size).toBe(37);
    }
  });

  it('takes votes for and against without a cap, counts them in public and selects 77 projects', () => {
    expect(campaign.voting).toEqual({
      choices: ['for', 'against'],
      maxChoices: null,
      counts: 'live',
      results: 'at-closing',
    });
    expect(campaign.selection).toEqual({ rule: 'best', projects: 77 });
    expect(campaign.moderation).toBe('post');
  });
});

describe('campaign.schema.json', () => {
  const committed = readFileSync(new URL('../../campaigns/campaign.schema.json', import.meta.url), 'utf8');
  const accepts = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(committed));
  const file = () => structuredClone(liege().source);

  it('is what the zod schema gives now; if not, run `npm run schema`', () => {
    expect(committed).toBe(campaignJsonSchema());
  });

  it('accepts the file of Liège', () => {
    expect(accepts(file())).toBe(true);
  });

  it.each([
    ['a misspelt key', { ...file(), tiemZone: 'Europe/Brussels' }, '', 'additionalProperties'],
    ['an unknown language', { ...file(), languages: ['fr', 'it'] }, '/languages/1', 'enum'],
    [
      'what is no date',
      { ...file(), phases: { ...file().phases, ideation: { opens: 'x', closes: '2017-05-23' } } },
      '/phases/ideation/opens',
      'pattern',
    ],
    ['no project to select', { ...file(), selection: { rule: 'best', projects: 0 } }, '/selection/projects', 'minimum'],
  ])('refuses %s', (_, wrong, instancePath, keyword) => {
    expect(accepts(wrong)).toBe(false);
    // Where a part takes one of several forms, each form says what it misses.
    expect(accepts.errors).toContainEqual(expect.objectContaining({ instancePath, keyword }));
  });

  it('describes every key of the file, so that editors can explain it', () => {
    const { properties } = JSON.parse(committed);
    const undescribed = Object.keys(properties).filter((key) => !properties[key].description);
    expect(undescribed).toEqual([]);
  });
});
