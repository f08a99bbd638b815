import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { DECISIONS, REJECTION_REASONS } from '../core/moderation.ts';
import { PROPOSAL_STATUSES, type Proposal, type ProposalSummary, TEXT_FORMATS } from '../core/proposal.ts';
import { answerFrom } from './answer-items.ts';
import { placeAttribute, placeAttributes } from './place-items.ts';

const DIGITS = 6;
const instant = z.iso.datetime().transform((text) => Date.parse(text));
export const summaryItem = z.object({
  number: z.string().transform(Number),
  title: z.string(),
  summary: z.string(),
  theme: z.string(),
  district: z.string().nullable(),
  author: z.string(),
  language: z.enum(LANGUAGES),
  status: z.enum(PROPOSAL_STATUSES),
  createdAt: instant,
  changedAt: instant,
  revision: z.number(),
});
const decidedItem = z.object({
  decision: z.enum(DECISIONS),
  at: z.number(),
  reason: z.enum(REJECTION_REASONS).nullable(),
  message: z.string().nullable(),
});
const numbers = z.set(z.number()).transform((found) => [...found].toSorted((one, other) => one - other));
export const proposalItem = summaryItem.extend({
  text: z.string(),
  format: z.enum(TEXT_FORMATS),
  place: placeAttribute.nullable().default(null),
  decided: decidedItem.optional(),
  cost: z.number().optional(),
  mergedInto: z.number().optional(),
  mergedFrom: z.enum(PROPOSAL_STATUSES).optional(),
  merged: numbers.optional(),
  contradicts: numbers.optional(),
});

export type Item = Readonly<Record<string, unknown>>;

/** Zero-padded, so that keys sort as numbers do. */
export function proposalKey(campaign: string, number: number): { campaign: string; number: string } {
  return { campaign, number: String(number).padStart(DIGITS, '0') };
}

export function summaryFrom(item: Item): ProposalSummary {
  return summaryItem.parse(item);
}

export function proposalFrom(item: Item): Proposal {
  const answer = answerFrom(item);
  return { ...proposalItem.parse(item), ...(answer && { answer }) };
}

export function itemOf(campaign: string, { place, ...proposal }: Proposal, authorKey: string): Item {
  return {
    ...proposal,
    ...placeAttributes(campaign, place),
    ...proposalKey(campaign, proposal.number),
    createdAt: new Date(proposal.createdAt).toISOString(),
    changedAt: new Date(proposal.changedAt).toISOString(),
    authorKey,
  };
}
