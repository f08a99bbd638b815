import * as z from 'zod';
import { CHOICES, LANGUAGES, PHASES } from '../core/campaign.ts';
import { ACTS } from '../core/eligibility.ts';
import { USUAL_COMMENTS, USUAL_CURRENCY, USUAL_OPEN_DATA, USUAL_PROPOSALS, USUAL_RETENTION } from '../core/limits.ts';
import { LOCAL_TIME } from '../core/local-time.ts';
import { campaignMap, latLon } from './campaign-map-schema.ts';
import { selectionSchema } from './selection-schema.ts';

// The `error` of each part is its remedy: it is printed after what was found, so it says what to write.

const list = (values: readonly string[]) => values.map((value) => `"${value}"`).join(' or ');

const text = (longest: number) =>
  z
    .string({ error: 'write a text in quotes' })
    .regex(/\S/, { error: 'write a text that is not blank' })
    .max(longest, { error: `write at most ${longest} characters` });

const id = z
  .string({ error: 'write a text in quotes' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'write lower-case letters without accents, digits and single hyphens, such as "sainte-marguerite"',
  })
  .max(64, { error: 'write at most 64 characters' });

const translated = (longest: number) =>
  z.strictObject(
    {
      fr: text(longest).optional().describe('Français'),
      nl: text(longest).optional().describe('Nederlands'),
      de: text(longest).optional().describe('Deutsch'),
      en: text(longest).optional().describe('English'),
    } satisfies Record<(typeof LANGUAGES)[number], z.ZodOptional<z.ZodString>>,
    { error: 'write an object with a text for each language of the campaign, such as {"fr": "…", "nl": "…"}' },
  );

const date = z
  .string({ error: 'write a date in quotes, such as "2017-06-01"' })
  .regex(LOCAL_TIME, { error: 'write YYYY-MM-DD, or YYYY-MM-DDTHH:MM, such as "2017-06-01" or "2017-06-01T18:00"' })
  .meta({ examples: ['2017-06-01', '2017-06-01T18:00', '2017-10-29T02:30+01:00'] });

const opens = date.describe(
  "The first moment of the phase, by the clocks of the campaign's time zone. A date alone means its midnight.",
);
const closes = date.describe(
  'The first moment after the phase: a phase that ends with 25 June closes on 2017-06-26. Must be after `opens`.',
);

const interval = z.strictObject({ opens, closes }, { error: 'write an object such as {"opens": "…", "closes": "…"}' });
const openInterval = z.strictObject(
  { opens, closes: closes.optional() },
  { error: 'write an object such as {"opens": "…"}; "closes" may be left out of the last phase' },
);

const phases = z
  .strictObject(
    {
      ideation: interval.describe('Citizens hand in proposals.'),
      voting: interval.describe('Citizens vote. The rules and the ballot paper are frozen when it opens.'),
      analysis: openInterval.optional().describe('The city studies the proposals and answers them.'),
      'follow-up': openInterval.optional().describe('The city carries out projects and shows how far they are.'),
    },
    { error: 'write an object with the phases "ideation", "voting", "analysis" and "follow-up"' },
  )
  .describe('In this order, without overlaps; gaps are allowed. The last one may have no end.');

const theme = z.strictObject(
  { id: id.describe('Never changes: proposals refer to it.'), name: translated(120) },
  { error: 'write an object such as {"id": "…", "name": {…}}' },
);

const district = z.strictObject(
  {
    id: id.describe('Never changes: proposals refer to it.'),
    name: translated(120),
    within: id.optional().describe('The id of the larger district that this one lies in.'),
    centre: latLon.optional().describe('About where its name stands on a map: latitude, longitude.'),
  },
  { error: 'write an object such as {"id": "…", "name": {…}}' },
);

const positive = (what: string) =>
  z
    .int({ error: `write ${what}` })
    .min(1, { error: `write ${what}` })
    .max(1_000_000, { error: 'write at most 1000000' });

const voting = z.strictObject(
  {
    choices: z
      .array(z.enum(CHOICES, { error: `write ${list(CHOICES)}` }), { error: 'write a list such as ["for", "against"]' })
      .min(1, { error: 'write at least "for"' })
      .meta({ uniqueItems: true, description: 'What one can vote on a proposal. Without "against", only in favour.' }),
    maxChoices: positive('a whole number from 1 on, or null for no cap')
      .nullable()
      .describe('The most votes of one citizen; null for no cap.'),
    counts: z
      .enum(['live', 'after'], { error: 'write "live" or "after"' })
      .describe('`live`: the tally is public while voting is open. `after`: only once voting has closed.'),
    results: z
      .enum(['at-closing', 'on-publication'], { error: 'write "at-closing" or "on-publication"' })
      .optional()
      .describe(
        '`at-closing`: the result is public as soon as the ballots are counted again. `on-publication`: once a moderator publishes it, at the latest when the follow-up opens. Left out: "at-closing".',
      ),
  },
  { error: 'write an object such as {"choices": ["for", "against"], "maxChoices": null, "counts": "live"}' },
);

const applies = z
  .array(z.enum(ACTS, { error: `write ${list(ACTS)}` }), { error: 'write a list such as ["vote"]' })
  .min(1, { error: 'write at least "vote"' })
  .optional()
  .meta({ uniqueItems: true, description: 'What the rule is asked for. Left out: ["vote"].' });

const eligibility = z.discriminatedUnion(
  'rule',
  [
    z.strictObject({ rule: z.literal('anyone').describe('Everybody who is signed in.'), for: applies }),
    z.strictObject({
      rule: z.literal('email-domain').describe('Whose verified e-mail address is of one of the domains.'),
      domains: z
        .array(
          z
            .string({ error: 'write a domain in quotes' })
            .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/, {
              error: 'write a domain in lower case without the at sign, such as "liege.be"',
            })
            .max(253, { error: 'write at most 253 characters' }),
          { error: 'write a list such as ["liege.be"]' },
        )
        .min(1, { error: 'write at least one domain, such as "liege.be"' })
        .max(100, { error: 'write at most 100 domains' })
        .describe('Only these, none below them.'),
      for: applies,
    }),
    z.strictObject({
      rule: z.literal('claim-equals').describe("Of whom the issuer's access token claims one of the values."),
      claim: text(128)
        .describe('The claim, as tokens carry it.')
        .meta({ examples: ['custom:residence', 'postal_code'] }),
      values: z
        .array(text(200), { error: 'write a list such as ["4000", "4020"]' })
        .min(1, { error: 'write at least one value' })
        .max(1000, { error: 'write at most 1000 values' })
        .describe('Compared letter by letter.'),
      for: applies,
    }),
    z.strictObject({
      rule: z.literal('voucher').describe('Who has redeemed a code; `npm run vouchers` makes them.'),
      for: applies,
    }),
  ],
  {
    error:
      'write an object such as {"rule": "anyone"}; the rules are "anyone", "email-domain", "claim-equals" and "voucher"',
  },
);

const days = z
  .int({ error: 'write a whole number of days' })
  .min(0, { error: 'write 0 or more days' })
  .max(3650, { error: 'write at most 3650 days' });

const retention = z.strictObject(
  {
    appealDays: days
      .optional()
      .describe(
        `How long after the voting a result can be appealed against. Left out: ${USUAL_RETENTION.appealDays}. The key that links ballots to citizens is kept that long.`,
      ),
    unlinkAfterDays: days
      .nullable()
      .optional()
      .describe(
        'When, after the voting, that key is destroyed for good by itself. Left out or null: an operator does it, by `npm run destroy-secret`.',
      ),
  },
  { error: 'write an object such as {"appealDays": 60, "unlinkAfterDays": null}' },
);

const LICENCE_REMEDY = 'write the address of a licence, such as "https://creativecommons.org/licenses/by/4.0/"';

const openData = z.strictObject(
  {
    publisher: text(200)
      .optional()
      .describe('Who publishes them, such as "Ville de Liège". Left out: the campaign\'s name stands for it.'),
    licence: z
      .string({ error: LICENCE_REMEDY })
      .regex(/^https?:\/\/\S+$/, { error: LICENCE_REMEDY })
      .optional()
      .describe(`The address of the licence under which they may be used. Left out: ${USUAL_OPEN_DATA.licence}`),
    country: text(60)
      .optional()
      .describe(`English name of the country, such as "Belgium". Left out: ${USUAL_OPEN_DATA.country}.`),
  },
  { error: 'write an object such as {"publisher": "Ville de Liège", "country": "Belgium"}' },
);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const CURRENCY_REMEDY = 'write the ISO 4217 code of a currency, such as "EUR"';

/** One file of `campaigns/`, as an operator writes it. Unknown keys are refused, so that a misspelt one is noticed. */
export const campaignFileSchema = z
  .strictObject(
    {
      $schema: z
        .string({ error: 'write the path of the JSON Schema in quotes' })
        .optional()
        .describe('Lets editors complete and check this file. Not part of the rules.'),
      id: id
        .max(48, { error: 'write at most 48 characters: names of cloud resources are made from it' })
        .describe('Part of every address of the campaign; never changes.')
        .meta({ examples: ['reinventons-liege-2017'] }),
      name: translated(200).describe('What the campaign is called, in each of its languages.'),
      description: translated(2000).describe('What the campaign is about, in each of its languages.'),
      languages: z
        .array(z.enum(LANGUAGES, { error: `write ${list(LANGUAGES)}` }), { error: 'write a list such as ["fr", "nl"]' })
        .min(1, { error: 'write at least one language, such as "fr"' })
        .meta({ uniqueItems: true, description: 'The first is the main one. Every name must be given in each.' }),
      timeZone: text(64)
        .describe('IANA name of the zone in which the dates below are read.')
        .meta({ examples: ['Europe/Brussels'] }),
      currency: z
        .string({ error: CURRENCY_REMEDY })
        .regex(/^[A-Z]{3}$/, { error: CURRENCY_REMEDY })
        .refine((code) => CURRENCIES.has(code), { error: CURRENCY_REMEDY })
        .optional()
        .describe(`ISO 4217 code: costs and budgets are whole units of it. Left out: "${USUAL_CURRENCY}".`)
        .meta({ examples: ['EUR', 'PLN'] }),
      phases,
      themes: z
        .array(theme, { error: 'write a list of themes' })
        .min(1, { error: 'write at least one theme, such as {"id": "…", "name": {…}}' })
        .describe('What a proposal is about; every proposal has one.'),
      districts: z
        .array(district, { error: 'write a list of districts; [] where there are none' })
        .describe('Where a proposal lies; one for the whole city has none.'),
      places: campaignMap
        .nullable()
        .optional()
        .describe('The map on which proposals can have a place. Left out or null: they have none.'),
      proposals: z
        .strictObject(
          {
            moderation: z
              .enum(['post', 'pre'], { error: 'write "post" or "pre"' })
              .describe("`post`: a proposal is public at once. `pre`: only after a moderator's decision."),
            holdAfterReports: positive('a whole number from 1 on, or null for never')
              .nullable()
              .optional()
              .describe(
                'So many reports take a proposal off until a moderator has looked, but never while voting is open. Left out or null: reports alone take nothing off.',
              ),
            maxPerCitizen: positive('a whole number from 1 on, or null for no limit')
              .nullable()
              .optional()
              .describe(
                `The most proposals that one citizen may hand in; null for no limit. Left out: ${USUAL_PROPOSALS}.`,
              ),
          },
          { error: 'write an object such as {"moderation": "post"}' },
        )
        .describe('How proposals are dealt with.'),
      comments: z
        .strictObject(
          {
            phases: z
              .array(z.enum(PHASES, { error: `write ${list(PHASES)}` }), {
                error: 'write a list such as ["ideation", "voting"], or [] for no comments',
              })
              .optional()
              .meta({
                uniqueItems: true,
                description: `The phases in which citizens comment on proposals; [] for no comments. Left out: ${USUAL_COMMENTS.phases.map((phase) => `"${phase}"`).join(', ')}.`,
              }),
            perDay: positive('a whole number from 1 on, or null for no limit')
              .nullable()
              .optional()
              .describe(
                `The most comments of one citizen on one day; null for no limit. Left out: ${USUAL_COMMENTS.perDay}.`,
              ),
          },
          { error: 'write an object such as {"phases": ["ideation", "voting"], "perDay": 20}' },
        )
        .optional()
        .describe('When proposals are commented on, and how much.'),
      captcha: z
        .boolean({ error: 'write true or false' })
        .optional()
        .describe(
          'Whether the firewall, where one is deployed, asks addresses that send much to this campaign for a CAPTCHA. Left out: false.',
        ),
      receipts: z
        .boolean({ error: 'write true or false' })
        .optional()
        .describe(
          'Whether every vote is answered with a signed receipt, by which a citizen can check that it was counted, and also show to others how they voted. Left out: true.',
        ),
      openData: openData.optional().describe('What stands beside the data that are published with the result.'),
      eligibility: eligibility
        .optional()
        .describe('Who may vote, or propose, beyond being signed in. Left out: anyone.'),
      retention: retention
        .optional()
        .describe('How long what ties citizens to the campaign is kept once its voting has closed.'),
      voting: voting.describe('What a ballot may hold, and who sees the counts.'),
      selection: selectionSchema,
    },
    { error: 'write an object, as campaigns/campaign.schema.json describes it' },
  )
  .meta({ title: 'Campaign', description: 'One round of participation: its phases, themes, districts and rules.' });

/** A campaign as its file says it: dates still as local times. */
export type CampaignFile = z.infer<typeof campaignFileSchema>;
