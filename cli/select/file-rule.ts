import type { VoteType } from '../../bench/pabulib/meta.ts';
import type { EqualShares, Greedy } from '../../functions/core/selection/rule.ts';
import { OperatorError } from '../operator/operator-error.ts';

/** Rules as Pabulib's META names them (https://pabulib.org/format), and what they are here. */
const RULES = {
  greedy: (budget) => ({ rule: 'greedy', budget, skip: true }),
  'greedy-no-skip': (budget) => ({ rule: 'greedy', budget, skip: false }),
  equalshares: (budget) => ({ rule: 'equal-shares', budget, completion: 'none' }),
  'equalshares/add1': (budget) => ({ rule: 'equal-shares', budget, completion: 'add1' }),
  'equalshares/add1u': (budget) => ({ rule: 'equal-shares', budget, completion: 'add1u' }),
  'equalshares/utilitarian': (budget) => ({ rule: 'equal-shares', budget, completion: 'utilitarian' }),
} as const satisfies Record<string, (budget: number) => FileRule>;

/** The file's own ones have no lot: what cost and votes leave equal is reported. */
export type FileRule = Greedy | EqualShares;

export const RULE_NAMES = Object.keys(RULES);

/**
 * Where votes have points, a project's score is their sum; equal shares know votes for only.
 *
 * Throws an OperatorError for a rule that is not known here.
 */
export function fileRule(name: string, budget: number, voteType: VoteType): FileRule {
  const known = Object.entries(RULES).find(([known]) => known === name);
  if (known !== undefined) {
    const rule: FileRule = known[1](budget);
    return voteType === 'for-against' && rule.rule === 'greedy' ? { ...rule, score: 'for-minus-against' } : rule;
  }
  throw new OperatorError(
    `the rule "${name}" is none that can be applied; give one by --rule: ${RULE_NAMES.join(', ')}`,
  );
}
