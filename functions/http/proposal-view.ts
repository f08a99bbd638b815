import type { Answer, AnswerMark } from '../core/answer.ts';
import type { Proposal, ProposalSummary } from '../core/proposal.ts';

/** `cost`: null where nobody has estimated it. */
export function summaryView(summary: ProposalSummary, cost: number | null) {
  const { number, title, theme, district, author, language, status, revision } = summary;
  return {
    number,
    title,
    summary: summary.summary,
    theme,
    district,
    author,
    language,
    status,
    createdAt: new Date(summary.createdAt).toISOString(),
    changedAt: new Date(summary.changedAt).toISOString(),
    revision,
    cost,
  };
}

const NO_WORDS = { title: '', summary: '', author: '', authors: [], text: '', place: null, answer: null };

/** How it stands to others. */
function relationsView({ mergedInto, merged = [], contradicts = [] }: Proposal) {
  return { mergedInto: mergedInto ?? null, merged: [...merged], contradicts: [...contradicts] };
}

/** What a list shows of an answer. */
export function markView(mark: AnswerMark | undefined) {
  return mark ? { kind: mark.kind, at: new Date(mark.at).toISOString() } : null;
}

function answerView(answer: Answer | undefined) {
  if (!answer) return null;
  const { kind, at, text, missing, project } = answer;
  return { kind, at: new Date(at).toISOString(), text, missing: [...missing], project };
}

/**
 * As anybody sees it. Of a withdrawn proposal its head stays public, so that its number is explained; its text and place do not.
 * `coauthors`: of the proposals merged into it. What a moderator has taken off shows none of its words, but why. One that waits for its first decision is not public.
 */
export function proposalView(campaign: string, proposal: Proposal, coauthors: readonly string[] = []) {
  const { text, format, place, status, decided, author } = proposal;
  const whole = {
    campaign,
    ...summaryView(proposal, proposal.cost ?? null),
    text,
    format,
    place,
    ...relationsView(proposal),
    authors: [...new Set([author, ...coauthors])],
    rejection: null,
    answer: answerView(proposal.answer),
  };
  switch (status) {
    case 'published':
    case 'merged':
      return whole;
    case 'withdrawn':
      return { ...whole, text: '', place: null };
    case 'pending':
    case 'held':
      return { ...whole, ...NO_WORDS };
    case 'rejected': {
      const rejection = decided?.reason ? { reason: decided.reason, at: new Date(decided.at).toISOString() } : null;
      return { ...whole, ...NO_WORDS, rejection };
    }
  }
}

/** As its author and moderators see it. */
export function ownProposalView(campaign: string, proposal: Proposal) {
  const { text, format, place, decided } = proposal;
  return {
    campaign,
    ...summaryView(proposal, proposal.cost ?? null),
    text,
    format,
    place,
    ...relationsView(proposal),
    decided: decided ? { ...decided, at: new Date(decided.at).toISOString() } : null,
  };
}
