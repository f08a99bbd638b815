import type * as z from 'zod';
import type { AnswerMark } from '../core/answer.ts';
import type { Campaign } from '../core/campaign.ts';
import type { ProposalSummary } from '../core/proposal.ts';
import { randomPlace } from '../core/random-order.ts';
import type { proposalsQuery, SORTS } from '../http/schemas.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import { matching } from './filters.ts';
import { type Page, type Placed, pageOf } from './page.ts';

export type ListQuery = z.output<typeof proposalsQuery>;
type Sort = (typeof SORTS)[number];

interface Places {
  readonly scores: ReadonlyMap<number, number>;
  readonly votes: ReadonlyMap<number, number>;
  readonly seed: string;
}

function placer(sort: Sort, { scores, votes, seed }: Places): (summary: ProposalSummary) => number {
  switch (sort) {
    case 'random': {
      const place = randomPlace(seed);
      return ({ number }) => place(number);
    }
    case 'newest':
      return ({ createdAt }) => -createdAt;
    case 'number':
      return () => 0;
    case 'votes':
      return ({ number }) => -(votes.get(number) ?? 0);
    case 'relevance':
      return ({ number }) => -(scores.get(number) ?? 0);
  }
}

const NO_ANSWERS: ReadonlyMap<number, AnswerMark> = new Map();

/** `votes`: the votes for each number, needed only when sorting by them; `answers`: what the city has answered. */
export function listProposals(
  campaign: Campaign,
  catalogue: Catalogue,
  query: ListQuery,
  votes: ReadonlyMap<number, number>,
  answers = NO_ANSWERS,
): Page<ProposalSummary> {
  const { q, numbers, seed, limit, cursor } = query;
  const only = numbers === undefined ? null : new Set(numbers.split(',').map(Number));
  const sort = sortOf(query);
  const scores = q === undefined ? null : catalogue.scores(q);
  const place = placer(sort, { scores: scores ?? new Map<number, number>(), votes, seed });
  const entries: Placed<ProposalSummary>[] = [];
  for (const item of matching(campaign, catalogue.published(), query, scores, answers))
    if (only === null || only.has(item.number)) entries.push({ place: place(item), number: item.number, item });
  return pageOf(entries, sort === 'random' ? `random ${seed}` : sort, limit, cursor);
}

export function sortOf({ sort, q }: ListQuery): Sort {
  return sort ?? (q === undefined ? 'random' : 'relevance');
}
