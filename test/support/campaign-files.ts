import type { CampaignFile } from '../../functions/http/campaign-file.ts';

/** A small valid campaign file; what a test is about is given as changes. */
export function campaignFile(changes: Partial<CampaignFile> & { id: string }): CampaignFile {
  return {
    name: { fr: 'Campagne', en: 'Campaign' },
    description: { fr: 'Une campagne.', en: 'A campaign.' },
    languages: ['fr', 'en'],
    timeZone: 'Europe/Brussels',
    phases: {
      ideation: { opens: '2024-03-01', closes: '2024-04-01' },
      voting: { opens: '2024-05-01', closes: '2024-05-16' },
      analysis: { opens: '2024-05-16', closes: '2024-06-16' },
      'follow-up': { opens: '2024-06-16' },
    },
    themes: [
      { id: 'green', name: { fr: 'Nature', en: 'Nature' } },
      { id: 'move', name: { fr: 'Mobilité', en: 'Mobility' } },
    ],
    districts: [
      { id: 'north', name: { fr: 'Nord', en: 'North' } },
      { id: 'docks', name: { fr: 'Les docks', en: 'Docks' }, within: 'north' },
      { id: 'south', name: { fr: 'Sud', en: 'South' } },
    ],
    proposals: { moderation: 'post', maxPerCitizen: null },
    voting: { choices: ['for', 'against'], maxChoices: null, counts: 'live' },
    selection: { rule: 'best', projects: 2 },
    ...changes,
  };
}

/** South-west and north-east corner of where proposals of `with-places` can lie. */
export const TEST_BOUNDS: [[number, number], [number, number]] = [
  [50.55, 5.51],
  [50.7, 5.7],
];

/** The campaigns of the assembly that tests run: what differs between them is what their names say. */
export const TEST_CAMPAIGNS = [
  campaignFile({ id: 'open-counts' }),
  campaignFile({ id: 'capped', voting: { choices: ['for', 'against'], maxChoices: 10, counts: 'live' } }),
  campaignFile({ id: 'for-only', voting: { choices: ['for'], maxChoices: 3, counts: 'after' } }),
  campaignFile({
    id: 'published-result',
    voting: { choices: ['for', 'against'], maxChoices: null, counts: 'after', results: 'on-publication' },
  }),
  campaignFile({
    id: 'touching-phases',
    phases: {
      ideation: { opens: '2024-03-01', closes: '2024-05-01' },
      voting: { opens: '2024-05-01', closes: '2024-05-16' },
    },
  }),
  campaignFile({ id: 'three-each', proposals: { moderation: 'post', maxPerCitizen: 3 } }),
  campaignFile({ id: 'few-comments', comments: { perDay: 3 } }),
  campaignFile({ id: 'by-domain', eligibility: { rule: 'email-domain', domains: ['liege.be', 'uliege.be'] } }),
  campaignFile({
    id: 'by-residence',
    eligibility: {
      rule: 'claim-equals',
      claim: 'postal_code',
      values: ['4000', '4020'],
      for: ['propose', 'vote'],
    },
  }),
  campaignFile({ id: 'by-voucher', eligibility: { rule: 'voucher' } }),
  campaignFile({ id: 'without-receipts', receipts: false }),
  campaignFile({ id: 'looked-at-first', proposals: { moderation: 'pre', maxPerCitizen: null } }),
  campaignFile({ id: 'held-by-reports', proposals: { moderation: 'post', maxPerCitizen: null, holdAfterReports: 3 } }),
  campaignFile({
    id: 'with-costs',
    selection: { rule: 'greedy', budget: 100, skip: true, whatIf: [{ rule: 'best', projects: 1 }] },
  }),
  campaignFile({
    id: 'with-places',
    places: { centre: [50.64, 5.57], zoom: 12, bounds: TEST_BOUNDS },
    districts: [
      { id: 'north', name: { fr: 'Nord', en: 'North' }, centre: [50.66, 5.58] },
      { id: 'docks', name: { fr: 'Les docks', en: 'Docks' }, within: 'north' },
    ],
  }),
  campaignFile({ id: 'unlinked-by-sweep', retention: { appealDays: 5, unlinkAfterDays: 10 } }),
];
