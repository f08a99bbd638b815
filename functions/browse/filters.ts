import type { AnswerKind, AnswerMark } from '../core/answer.ts';
import type { Campaign } from '../core/campaign.ts';
import { districtsUnder } from '../core/districts.ts';
import type { ProposalSummary } from '../core/proposal.ts';

/** What a list is narrowed down by, beside the words that are looked for. */
export interface Filters {
  readonly theme?: string | undefined;
  readonly district?: string | undefined;
  readonly answer?: 'none' | AnswerKind | undefined;
}

/** Those of the summaries that pass; `scores`: of what holds the words that are looked for, null where none are. */
export function* matching(
  campaign: Campaign,
  summaries: Iterable<ProposalSummary>,
  { theme, district, answer }: Filters,
  scores: ReadonlyMap<number, number> | null,
  answers: ReadonlyMap<number, AnswerMark>,
): Generator<ProposalSummary> {
  const districts = district === undefined ? null : districtsUnder(campaign, district);
  for (const item of summaries) {
    if (theme !== undefined && item.theme !== theme) continue;
    if (districts && (item.district === null || !districts.has(item.district))) continue;
    if (answer !== undefined && answer !== (answers.get(item.number)?.kind ?? 'none')) continue;
    if (scores && !scores.has(item.number)) continue;
    yield item;
  }
}
