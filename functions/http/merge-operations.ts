import * as z from 'zod';
import { LARGEST_NUMBER, WORDS_LIMITS } from '../core/limits.ts';
import { deskProposal } from './desk-schemas.ts';
import { BODY, C, noBody, nothing, PARAMETERS } from './operation-parts.ts';
import type { Operation } from './operations.ts';
import { campaignId, campaignPath, proposalNumber, proposalPath, wholeNumber, words } from './schema-parts.ts';

const staff = { function: 'moderate', scope: 'moderate', maxAge: 0 } as const;
const STAFF = ['not-a-moderator', 'unknown-campaign', 'busy'] as const;
const ACTS = [...BODY, ...STAFF, 'unknown-proposal', 'revision-conflict'] as const;

const number = z.int().min(1).max(LARGEST_NUMBER);
const revision = z.int().min(1).meta({ description: 'The revision that was seen' });
const reason = words(WORDS_LIMITS.reason, 'lines').meta({ description: 'Why, for the audit log' });
const merge = z
  .strictObject({ into: number.meta({ description: 'The lead: the proposal that goes on' }), revision, reason })
  .meta({ id: 'Merge' });
const change = z.strictObject({ revision, reason }).meta({ id: 'MergeChange' });
const contradictionPath = z.strictObject({ campaign: campaignId, number: proposalNumber, other: proposalNumber });
const merges = z
  .strictObject({
    campaign: z.string(),
    items: z.array(z.strictObject({ number: z.int(), into: z.int() })).meta({ description: 'By number' }),
  })
  .meta({ id: 'Merges' });

/** Proposals that belong together, or that exclude each other. */
export const MERGE_OPERATIONS = {
  mergeProposal: {
    ...staff,
    summary:
      'Merge a proposal into a lead. Before voting opens it goes into the lead, which names both authors, and off the ballot paper; while voting is open both stay, no vote moves by itself, and voters may move their own. A lead is merged into nothing',
    method: 'POST',
    path: `${C}/proposals/{number}/merge`,
    params: proposalPath,
    query: nothing,
    body: merge,
    success: { status: 200, schema: deskProposal },
    problems: [...ACTS, 'merge-not-possible', 'phase-closed'],
  },
  unmergeProposal: {
    ...staff,
    summary:
      'Undo a merge: the proposal is what it was before. Votes that were moved stay where their voters have put them, and what has gone off the paper before voting opened comes back to it only until then',
    method: 'POST',
    path: `${C}/proposals/{number}/unmerge`,
    params: proposalPath,
    query: nothing,
    body: change,
    success: { status: 200, schema: deskProposal },
    problems: [...ACTS, 'not-merged'],
  },
  linkContradiction: {
    ...staff,
    summary: 'Say of two public proposals that one contradicts the other; each page then names the other',
    method: 'PUT',
    path: `${C}/proposals/{number}/contradictions/{other}`,
    params: contradictionPath,
    query: nothing,
    body: change,
    success: { status: 200, schema: deskProposal },
    problems: [...ACTS, 'not-public', 'merge-not-possible'],
  },
  unlinkContradiction: {
    ...staff,
    summary: 'Say no longer that two proposals contradict each other',
    method: 'DELETE',
    path: `${C}/proposals/{number}/contradictions/{other}`,
    params: contradictionPath,
    query: z.strictObject({
      revision: wholeNumber(1, Number.MAX_SAFE_INTEGER).meta({ description: 'The revision that was seen' }),
    }),
    body: noBody,
    success: { status: 200, schema: deskProposal },
    problems: [...PARAMETERS, ...STAFF, 'missing-field', 'unknown-proposal', 'revision-conflict'],
  },
  listMerges: {
    summary: 'The numbers on the ballot paper that were merged while voting was open, each with its lead',
    method: 'GET',
    path: `${C}/merges`,
    function: 'browse',
    scope: null,
    params: campaignPath,
    query: nothing,
    body: noBody,
    success: { status: 200, schema: merges },
    maxAge: 5,
    problems: [...PARAMETERS, 'unknown-campaign'],
  },
} as const satisfies Record<string, Operation>;
