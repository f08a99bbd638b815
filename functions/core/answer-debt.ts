import type { AnswerKind } from './answer.ts';
import type { Campaign, Instant } from './campaign.ts';

/** What the debt is reckoned from: one public proposal. */
export interface Answerable {
  readonly theme: string;
  readonly district: string | null;
  readonly createdAt: Instant;
  /** Null where the city has not answered yet. */
  readonly answer: AnswerKind | null;
}

/** How many proposals have no answer yet. */
export interface Debt {
  readonly proposals: number;
  readonly unanswered: number;
  /**
   * When the oldest unanswered one was handed in; null where all are answered. A citizen waits from that day on,
   * whatever the city's calendar plans.
   */
  readonly since: Instant | null;
}

/** A proposal counts in one row of each list, so the rows of a list add up to the whole. */
export interface AnswerDebt extends Debt {
  readonly answers: Readonly<Record<AnswerKind, number>>;
  readonly themes: readonly (Debt & { readonly theme: string })[];
  /** By the district that a proposal names itself, not those around it; `null` is the whole city, and comes last. */
  readonly districts: readonly (Debt & { readonly district: string | null })[];
}

class Row implements Debt {
  proposals = 0;
  unanswered = 0;
  since: Instant | null = null;

  add({ answer, createdAt }: Answerable): void {
    this.proposals += 1;
    if (answer !== null) return;
    this.unanswered += 1;
    if (this.since === null || createdAt < this.since) this.since = createdAt;
  }

  get debt(): Debt {
    return { proposals: this.proposals, unanswered: this.unanswered, since: this.since };
  }
}

/** Makes the row where there is none yet. */
function rowOf<K>(rows: Map<K, Row>, key: K): Row {
  const row = rows.get(key) ?? new Row();
  rows.set(key, row);
  return row;
}

/** One pass over the proposals, which have to be the public ones alone: nobody waits for a word on a withdrawn one. */
export function answerDebt(
  campaign: Pick<Campaign, 'themes' | 'districts'>,
  proposals: Iterable<Answerable>,
): AnswerDebt {
  const all = new Row();
  const answers: Record<AnswerKind, number> = {
    accepted: 0,
    partly: 0,
    'already-exists': 0,
    'not-possible': 0,
    'not-now': 0,
  };
  const themes = new Map(campaign.themes.map(({ id }) => [id, new Row()]));
  const districts = new Map<string | null, Row>(campaign.districts.map(({ id }) => [id, new Row()]));
  districts.set(null, new Row());
  for (const proposal of proposals) {
    for (const row of [all, rowOf(themes, proposal.theme), rowOf(districts, proposal.district)]) row.add(proposal);
    if (proposal.answer !== null) answers[proposal.answer] += 1;
  }
  return {
    ...all.debt,
    answers,
    themes: [...themes].map(([theme, row]) => ({ theme, ...row.debt })),
    districts: [...districts].map(([district, row]) => ({ district, ...row.debt })),
  };
}
