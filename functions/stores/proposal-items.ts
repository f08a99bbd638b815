import * as z from 'zod';
import { LANGUAGES } from '../core/campaign.ts';
import { PROPOSAL_STATUSES, type Proposal, type ProposalSummary, TEXT_FORMATS } from '../core/proposal.ts';

const DIGITS = 6;
const instant = z.iso.datetime().transform((text) => Date.parse(text));
const summaryItem = z.object({
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
const proposalItem = summaryItem.extend({ text: z.string(), format: z.enum(TEXT_FORMATS) });

export type Item = Readonly<Record<string, unknown>>;

/** Zero-padded, so that keys sort as numbers do. */
export function proposalKey(campaign: string, number: number): { campaign: string; number: string } {
  return { campaign, number: String(number).padStart(DIGITS, '0') };
}

export function summaryFrom(item: Item): ProposalSummary {
  return summaryItem.parse(item);
}

export function proposalFrom(item: Item): Proposal {
  return proposalItem.parse(item);
}

export function itemOf(campaign: string, proposal: Proposal, authorKey: string): Item {
  return {
    ...proposal,
    ...proposalKey(campaign, proposal.number),
    createdAt: new Date(proposal.createdAt).toISOString(),
    changedAt: new Date(proposal.changedAt).toISOString(),
    authorKey,
  };
}
