import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../functions/core/canonical-json.ts';
import { USUAL_OPEN_DATA } from '../../functions/core/limits.ts';
import {
  CampaignFileError,
  type CampaignProblem,
  campaignFileSchema,
  parseCampaign,
} from '../../functions/http/campaign-file.ts';
import { type Edits, edited } from '../support/edit-json.ts';

const LIEGE: unknown = JSON.parse(
  readFileSync(new URL('../../campaigns/reinventons-liege-2017.json', import.meta.url), 'utf8'),
);

function problemsOf(value: unknown): readonly CampaignProblem[] {
  try {
    parseCampaign(value, 'campaigns/test.json');
  } catch (error) {
    if (error instanceof CampaignFileError) return error.problems;
    throw error;
  }
  return [];
}

/** Each makes one mistake; then: where it is found, what stands there and what to write instead. */
const MISTAKES: [string, Edits, string, string, string][] = [
  [
    'a misspelt key, once, though the right one is missing',
    { '/phases/votting': { opens: '2017-06-01', closes: '2017-06-26' }, '/phases/voting': undefined },
    '/phases/votting',
    '"votting"',
    'write "voting"',
  ],
  [
    'a misspelt optional key',
    { '/phases/followup': { opens: '2017-11-20' }, '/phases/follow-up': undefined },
    '/phases/followup',
    '"followup"',
    'write "follow-up"',
  ],
  [
    'a misspelt key deep in a list',
    { '/districts/12/witin': 'section-angleur', '/districts/12/within': undefined },
    '/districts/12/witin',
    '"witin"',
    'write "within"',
  ],
  [
    'a key that resembles none',
    { '/selection/budget': 5 },
    '/selection/budget',
    '"budget"',
    'leave it out; the keys here are "rule", "projects", "score", "quotas", "ties", "seed", "whatIf"',
  ],
  [
    'a key of another rule of selection',
    { '/selection': { rule: 'greedy', budget: 5, skip: true, completion: 'none' } },
    '/selection/completion',
    '"completion"',
    'leave it out; the keys here are "rule", "budget", "skip", "score", "quotas", "ties", "seed", "whatIf"',
  ],
  [
    'a misspelt key of a what-if',
    { '/selection/whatIf': [{ rule: 'threshold', vote: 5 }] },
    '/selection/whatIf/0/vote',
    '"vote"',
    'write "votes"',
  ],
  [
    'a what-if within a what-if',
    { '/selection/whatIf': [{ rule: 'threshold', votes: 5, whatIf: [] }] },
    '/selection/whatIf/0/whatIf',
    '"whatIf"',
    'leave it out; the keys here are "rule", "votes", "score", "quotas", "ties", "seed"',
  ],
  [
    'a rule of selection that there is not',
    { '/selection/rule': 'lottery' },
    '/selection/rule',
    '"lottery"',
    'write an object such as {"rule": "best", "projects": 77}; the rules are "best", "threshold", "greedy" and "equal-shares"',
  ],
  [
    'a quota of a theme that there is not',
    { '/selection/quotas': [{ per: 'theme', most: 20, except: { 'inclusion-social': 5 } }] },
    '/selection/quotas/0/except/inclusion-social',
    '"inclusion-social"',
    'write the id of a theme, or leave it out',
  ],
  [
    'votes against that count where none can be cast',
    { '/voting/choices': ['for'], '/selection/score': 'for-minus-against' },
    '/selection/score',
    '"for-minus-against"',
    'write "for", or add "against" to /voting/choices',
  ],
  [
    'the same step for ties twice, in a what-if too',
    { '/selection/whatIf': [{ rule: 'threshold', votes: 5, ties: ['lot', 'most-votes', 'lot'] }] },
    '/selection/whatIf/0/ties/2',
    '"lot"',
    'leave it out',
  ],
  [
    'a misspelt key of a rule of eligibility',
    { '/eligibility': { rule: 'email-domain', domain: ['liege.be'] } },
    '/eligibility/domain',
    '"domain"',
    'write "domains"',
  ],
  [
    'an unknown rule of eligibility',
    { '/eligibility': { rule: 'residents' } },
    '/eligibility/rule',
    '"residents"',
    'write an object such as {"rule": "anyone"}; the rules are "anyone", "email-domain", "claim-equals" and "voucher"',
  ],
  [
    'a domain with its at sign',
    { '/eligibility': { rule: 'email-domain', domains: ['@liege.be'] } },
    '/eligibility/domains/0',
    '"@liege.be"',
    'write a domain in lower case without the at sign, such as "liege.be"',
  ],
  [
    'vouchers for proposals',
    { '/eligibility': { rule: 'voucher', for: ['propose', 'vote'] } },
    '/eligibility/for',
    '["propose","vote"]',
    'write ["vote"], or choose another rule',
  ],
  [
    'ballots unlinked within the appeal period',
    { '/retention': { appealDays: 60, unlinkAfterDays: 30 } },
    '/retention/unlinkAfterDays',
    '30',
    'write 60 or more, or a smaller /retention/appealDays',
  ],
  [
    'no proposals for anybody',
    { '/proposals/maxPerCitizen': 0 },
    '/proposals/maxPerCitizen',
    '0',
    'write a whole number from 1 on, or null for no limit',
  ],
  [
    'a missing key',
    { '/phases/voting/closes': undefined },
    '/phases/voting/closes',
    'nothing',
    'write a date in quotes, such as "2017-06-01"',
  ],
  [
    'overlapping phases',
    { '/phases/voting/opens': '2017-05-22' },
    '/phases/voting/opens',
    '"2017-05-22"',
    'write "2017-05-23" or later, or close ideation earlier',
  ],
  [
    'phases that overlap by a single second',
    { '/phases/voting/opens': '2017-05-22T23:59:59' },
    '/phases/voting/opens',
    '"2017-05-22T23:59:59"',
    'write "2017-05-23" or later, or close ideation earlier',
  ],
  [
    'a phase that closes when it opens',
    { '/phases/voting/closes': '2017-06-01T00:00' },
    '/phases/voting/closes',
    '"2017-06-01T00:00"',
    'write the first moment after the phase, which is later than the one at which it opens',
  ],
  [
    'a phase that closes before it opens',
    { '/phases/follow-up/closes': '2017-11-01' },
    '/phases/follow-up/closes',
    '"2017-11-01"',
    'write the first moment after the phase, which is later than the one at which it opens',
  ],
  [
    'phases out of order',
    { '/phases/voting': { opens: '2017-01-01', closes: '2017-02-01' } },
    '/phases/voting/opens',
    '"2017-01-01"',
    'write a date from "2017-05-23" on, or exchange the two phases\' dates',
  ],
  [
    'a phase without an end that is not the last',
    { '/phases/analysis/closes': undefined },
    '/phases/analysis/closes',
    'nothing',
    'write "2017-11-20", when follow-up opens, or an earlier date',
  ],
  [
    'a day that does not exist',
    { '/phases/ideation/opens': '2017-02-30' },
    '/phases/ideation/opens',
    '"2017-02-30"',
    'write a day from 01 to 28, such as "2017-02-28"',
  ],
  [
    'a time that the clocks leave out',
    { '/phases/ideation/opens': '2017-03-26T02:30' },
    '/phases/ideation/opens',
    '"2017-03-26T02:30"',
    'write "2017-03-26T03:00", the first moment after the gap, or any other time',
  ],
  [
    'a time that the clocks show twice',
    { '/phases/analysis/closes': '2017-10-29T02:30' },
    '/phases/analysis/closes',
    '"2017-10-29T02:30"',
    'write the offset: "2017-10-29T02:30+02:00" for the first or "2017-10-29T02:30+01:00" for the second',
  ],
  [
    'what is no date',
    { '/phases/voting/opens': '1er juin 2017' },
    '/phases/voting/opens',
    '"1er juin 2017"',
    'write YYYY-MM-DD, or YYYY-MM-DDTHH:MM, such as "2017-06-01" or "2017-06-01T18:00"',
  ],
  [
    'an unknown time zone',
    { '/timeZone': 'Europe/Bruxelles' },
    '/timeZone',
    '"Europe/Bruxelles"',
    'write a name such as "Europe/Brussels"',
  ],
  ['an unknown language', { '/languages/1': 'wa' }, '/languages/1', '"wa"', 'write "fr" or "nl" or "de" or "en"'],
  ['a language given twice', { '/languages/4': 'fr' }, '/languages/4', '"fr"', 'leave it out'],
  [
    'a missing translation of a theme',
    { '/themes/3/name/de': undefined },
    '/themes/3/name/de',
    'nothing',
    'add "de": "…", or take "de" out of /languages',
  ],
  [
    'a missing translation of a district',
    { '/districts/36/name/nl': undefined },
    '/districts/36/name/nl',
    'nothing',
    'add "nl": "…", or take "nl" out of /languages',
  ],
  ['a blank translation', { '/name/en': ' ' }, '/name/en', '" "', 'write a text that is not blank'],
  [
    'a theme id given twice',
    { '/themes/1/id': 'digital-revolution' },
    '/themes/1/id',
    '"digital-revolution"',
    'write an id that no other entry of /themes has',
  ],
  [
    'a district id given twice',
    { '/districts/36/id': 'rocourt' },
    '/districts/36/id',
    '"rocourt"',
    'write an id that no other entry of /districts has',
  ],
  [
    'a district within an unknown one',
    { '/districts/36/within': 'section-wandres' },
    '/districts/36/within',
    '"section-wandres"',
    'write "section-wandre"',
  ],
  [
    'a district within itself',
    { '/districts/36/within': 'wandre' },
    '/districts/36/within',
    '"wandre"',
    'name the larger district only',
  ],
  [
    'an id with capitals and accents',
    { '/id': 'Réinventons' },
    '/id',
    '"Réinventons"',
    'write lower-case letters without accents, digits and single hyphens, such as "sainte-marguerite"',
  ],
  ['no theme at all', { '/themes': [] }, '/themes', '[]', 'write at least one theme, such as {"id": "…", "name": {…}}'],
  [
    'nothing to select',
    { '/selection/projects': 0 },
    '/selection/projects',
    '0',
    'write a whole number from 1 to 1000000',
  ],
  [
    'half a choice',
    { '/voting/maxChoices': 2.5 },
    '/voting/maxChoices',
    '2.5',
    'write a whole number from 1 on, or null for no cap',
  ],
  [
    'an unknown choice',
    { '/voting/choices/1': 'abstain' },
    '/voting/choices/1',
    '"abstain"',
    'write "for" or "against"',
  ],
  [
    'votes against only',
    { '/voting/choices': ['against'] },
    '/voting/choices',
    '["against"]',
    'write ["for"] or ["for", "against"]',
  ],
  [
    'an unknown way to show counts',
    { '/voting/counts': 'never' },
    '/voting/counts',
    '"never"',
    'write "live" or "after"',
  ],
  [
    'a latitude that there is not',
    { '/places/centre/0': 91 },
    '/places/centre/0',
    '91',
    'write a latitude in degrees, from -90 to 90',
  ],
  [
    'a longitude in quotes',
    { '/places/bounds/1/1': '5.7' },
    '/places/bounds/1/1',
    '"5.7"',
    'write a longitude in degrees, from -180 to 180',
  ],
  [
    'one corner alone',
    { '/places/bounds': [[50.55, 5.51]] },
    '/places/bounds',
    '[[50.55,5.51]]',
    'write two corners, such as [[50.55, 5.51], [50.7, 5.7]]',
  ],
  [
    'three coordinates',
    { '/places/centre': [50.6, 5.5, 60] },
    '/places/centre',
    '[50.6,5.5,60]',
    'write latitude and longitude in degrees, such as [50.64, 5.57]',
  ],
  [
    'a zoom between two',
    { '/places/zoom': 12.5 },
    '/places/zoom',
    '12.5',
    'write a whole number from 0 (the world) to 20 (a house)',
  ],
  [
    'corners from north to south',
    { '/places/bounds/0/0': 50.7, '/places/bounds/1/0': 50.55 },
    '/places/bounds/1/0',
    '50.55',
    'write the southern corner first',
  ],
  [
    'a map across the meridian where days begin',
    { '/places/bounds/0/1': 179, '/places/bounds/1/1': -179 },
    '/places/bounds/1/1',
    '-179',
    'write the western corner first; a map across the 180th meridian is not possible',
  ],
  [
    'a map that begins elsewhere',
    { '/places/centre': [5.58, 50.63] },
    '/places/centre',
    '[5.58,50.63]',
    'write a point within',
  ],
  [
    'a district off the map',
    { '/districts/36/centre': [51.22, 4.4] },
    '/districts/36/centre',
    '[51.22,4.4]',
    'write a point within',
  ],
];

describe('parseCampaign', () => {
  it.each(MISTAKES)('names %s', (_, edits, path, found, remedy) => {
    expect(problemsOf(edited(LIEGE, edits))).toEqual([
      { file: 'campaigns/test.json', path, found, remedy, reason: expect.stringMatching(/\w/) },
    ]);
  });

  it('names both readings of a repeated hour with their offsets', () => {
    const [problem] = problemsOf(edited(LIEGE, { '/phases/analysis/closes': '2017-10-29T02:30' }));
    expect(problem?.reason).toBe('happens twice in Europe/Brussels, at +02:00 and again at +01:00');
  });

  it('takes either reading of a repeated hour', () => {
    const closes = ['+02:00', '+01:00'].map((offset) => {
      const file = edited(LIEGE, { '/phases/analysis/closes': `2017-10-29T02:30${offset}` });
      return parseCampaign(file, 'campaigns/test.json').phases[2]?.closes;
    });
    expect(closes).toEqual([Date.parse('2017-10-29T00:30:00Z'), Date.parse('2017-10-29T01:30:00Z')]);
  });

  it('names all mistakes at once, one a line', () => {
    const file = edited(LIEGE, {
      '/phases/voting/opens': '2017-05-01',
      '/name/nl': undefined,
      '/districts/10/within': 'nowhere-near',
    });
    expect(() => parseCampaign(file, 'a.json')).toThrow(
      [
        '3 problems with campaign files:',
        '  a.json at /phases/voting/opens: "2017-05-01" is before ideation closes ("2017-05-23"), so the two overlap: ' +
          'write "2017-05-23" or later, or close ideation earlier.',
        '  a.json at /name/nl: nothing translates "Réinventons Liège" into "nl", a language of the campaign: ' +
          'add "nl": "…", or take "nl" out of /languages.',
        '  a.json at /districts/10/within: "nowhere-near" is the id of no district: ' +
          'write the id of another district, or leave it out.',
      ].join('\n'),
    );
  });

  it('finds districts that lie within each other in a circle', () => {
    const problems = problemsOf(edited(LIEGE, { '/districts/0/within': 'angleur' }));
    expect(problems.map(({ path }) => path)).toEqual(['/districts/0/within', '/districts/10/within']);
  });

  it.each([null, 3, 'text', []].map((value) => [value]))('refuses %j, which is no campaign at all', (value) => {
    expect(problemsOf(value)).toHaveLength(1);
    expect(problemsOf(value)[0]).toMatchObject({ path: '/', found: JSON.stringify(value) });
  });

  it('asks for no translation into a language that the campaign does not have', () => {
    const file = edited(LIEGE, { '/languages': ['fr'], '/name/de': undefined, '/themes/0/name/nl': undefined });
    expect(problemsOf(file)).toEqual([]);
  });

  it('needs neither analysis nor follow-up', () => {
    const file = edited(LIEGE, { '/phases/analysis': undefined, '/phases/follow-up': undefined });
    expect(parseCampaign(file, 'a.json').phases.map(({ phase }) => phase)).toEqual(['ideation', 'voting']);
  });

  it('gives the phases in order of time, whatever their order in the file', () => {
    const { phases } = campaignFileSchema.parse(LIEGE);
    const reversed = Object.fromEntries(Object.entries(phases).reverse());
    const file = edited(LIEGE, { '/phases': reversed });
    expect(parseCampaign(file, 'a.json')).toEqual(parseCampaign(LIEGE, 'b.json'));
  });
});

describe('the map', () => {
  it('is there when the file has one; where names stand can be said without', () => {
    const { places, districts } = parseCampaign(edited(LIEGE, { '/places': undefined }), 'a.json');
    expect(places).toBeNull();
    expect(districts[0]?.centre).toBeNull();
    expect(districts[10]?.centre).toEqual([50.612, 5.6]);
    expect(parseCampaign(edited(LIEGE, { '/places': null }), 'a.json').places).toBeNull();
    expect(parseCampaign(LIEGE, 'a.json').places?.bounds).toEqual([
      [50.55, 5.51],
      [50.7, 5.7],
    ]);
  });
});

describe('the terms of open data', () => {
  it('are an open licence, and the campaign itself for a publisher, unless the file says otherwise', () => {
    const openData = (edits: Edits) => parseCampaign(edited(LIEGE, edits), 'a.json').openData;
    expect(openData({ '/openData': undefined })).toEqual(USUAL_OPEN_DATA);
    expect(openData({})).toEqual({ ...USUAL_OPEN_DATA, publisher: 'Ville de Liège', country: 'Belgium' });
    expect(() => openData({ '/openData/licence': 'CC BY' })).toThrow('write the address of a licence');
  });
});

describe('the hash of the rules', () => {
  const hash = (edits: Edits) => parseCampaign(edited(LIEGE, edits), 'a.json').rulesHash;

  it('is a SHA-256 in hex over the canonical JSON of all but the schema', () => {
    const rules = canonicalJson(edited(LIEGE, { '/$schema': undefined }));
    expect(hash({})).toBe(createHash('sha256').update(rules).digest('hex'));
  });

  it('stays the same whatever the schema is called', () => {
    expect(hash({ '/$schema': undefined })).toBe(hash({}));
    expect(hash({ '/$schema': 'elsewhere.json' })).toBe(hash({}));
  });

  it('changes with every rule, however small', () => {
    const hashes = [
      hash({}),
      hash({ '/phases/voting/closes': '2017-06-25T23:59' }),
      hash({ '/selection/projects': 78 }),
      hash({ '/languages': ['nl', 'fr', 'de', 'en'] }),
      hash({ '/name/fr': 'Réinventons Liège !' }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
