import type { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { ANSWER_KINDS } from '../core/answer.ts';
import { type Campaign, LANGUAGES } from '../core/campaign.ts';
import type { PackName } from '../core/packing.ts';
import { PROPOSAL_STATUSES, type ProposalSummary } from '../core/proposal.ts';
import type { AnsweredProposal } from './answer-items.ts';
import type { BallotPapers } from './ballot-papers.ts';
import { Catalogue, packedSearch } from './catalogue.ts';
import type { CostMark } from './costs.ts';
import { CampaignPacks, type CampaignPacksParts, packedFirst, type ReadSince } from './packed-first.ts';
import type { Packs } from './packs.ts';
import type { PlaceMark } from './place-items.ts';
import { REQUESTS } from './requests.ts';

const summaries: z.ZodType<ProposalSummary[]> = z.array(
  z.object({
    number: z.int(),
    title: z.string(),
    summary: z.string(),
    theme: z.string(),
    district: z.string().nullable(),
    author: z.string(),
    language: z.enum(LANGUAGES),
    status: z.enum(PROPOSAL_STATUSES),
    createdAt: z.int(),
    changedAt: z.int(),
    revision: z.int(),
  }),
);
const answers: z.ZodType<AnsweredProposal[]> = z.array(
  z.object({ number: z.int(), revision: z.int(), kind: z.enum(ANSWER_KINDS), at: z.int() }),
);
const costs: z.ZodType<CostMark[]> = z.array(
  z.object({ number: z.int(), revision: z.int(), cost: z.number().nullable() }),
);
const places: z.ZodType<PlaceMark[]> = z.array(
  z.object({
    number: z.int(),
    revision: z.int(),
    place: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  }),
);

async function load(bucket: string): Promise<Packs> {
  const [{ S3Client }, { Packs }] = await Promise.all([import('@aws-sdk/client-s3'), import('./packs.ts')]);
  return new Packs(new S3Client({ requestHandler: REQUESTS }), bucket);
}

/** Where packs are, for a function that reads lists. What reads objects is loaded when it is first needed. */
export function packsIn(
  bucket: string,
  papers: Pick<BallotPapers, 'read'>,
  logger: Pick<Logger, 'warn'>,
): CampaignPacksParts {
  let packs: Promise<Packs> | null = null;
  return {
    open: () => {
      packs ??= load(bucket);
      return packs;
    },
    lastNumber: async (id) => (await papers.read(id)).last,
    unreadable: (campaign, name, error) => logger.warn('pack-unreadable', { campaign, name, error }),
  };
}

/** Lists that begin with what is packed; of a campaign with few proposals, nothing is. */
export function packedLists(parts: CampaignPacksParts) {
  const known = new Map<string, CampaignPacks>();
  const packsOf = ({ id }: Campaign): CampaignPacks => {
    const packsOfIt = known.get(id) ?? new CampaignPacks(id, parts);
    known.set(id, packsOfIt);
    return packsOfIt;
  };
  const first =
    <T>(name: PackName, schema: z.ZodType<T[]>) =>
    (campaign: Campaign, read: ReadSince<T>): ReadSince<T> =>
      packedFirst(() => packsOf(campaign).read(name, schema), read);
  const summariesFirst = first('summaries', summaries);
  return {
    /** A campaign's summaries and its search. */
    catalogue: (campaign: Campaign, read: ReadSince<ProposalSummary>): Catalogue => {
      const changes = summariesFirst(campaign, read);
      return new Catalogue(
        campaign,
        (_, since) => changes(since),
        async () => (await packsOf(campaign).read('search', packedSearch))?.content ?? null,
      );
    },
    answers: first('answers', answers),
    costs: first('costs', costs),
    places: first('places', places),
  };
}
