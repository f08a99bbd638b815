import type { AnswerMark } from '../core/answer.ts';
import { type Answerable, answerDebt, type Debt } from '../core/answer-debt.ts';
import type { Campaign, Instant } from '../core/campaign.ts';
import type { ProposalSummary } from '../core/proposal.ts';

function rowView<T extends Debt>({ since, ...row }: T) {
  return { ...row, since: since === null ? null : new Date(since).toISOString() };
}

/** The public answer debt, from the published proposals and the answers that they have. */
export function debtView(
  campaign: Campaign,
  published: readonly ProposalSummary[],
  marks: ReadonlyMap<number, AnswerMark>,
  at: Instant,
) {
  const proposals = published.map(
    ({ number, theme, district, createdAt }): Answerable => ({
      theme,
      district,
      createdAt,
      answer: marks.get(number)?.kind ?? null,
    }),
  );
  const { themes, districts, ...whole } = answerDebt(campaign, proposals);
  return {
    campaign: campaign.id,
    ...rowView(whole),
    themes: themes.map(rowView),
    districts: districts.map(rowView),
    asOf: new Date(at).toISOString(),
  };
}
