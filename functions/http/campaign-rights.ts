import { USUAL_RETENTION } from '../core/limits.ts';
import { type FoundProblem, show } from './campaign-problem.ts';
import type { CampaignFile } from './campaign-schema.ts';

/** What is wrong with who may take part and with how long their traces are kept. */
export function rightsProblems({ eligibility, retention }: CampaignFile): FoundProblem[] {
  const problems: FoundProblem[] = [];
  if (eligibility?.rule === 'voucher' && eligibility.for?.includes('propose')) {
    problems.push({
      path: '/eligibility/for',
      found: show(eligibility.for),
      reason:
        'asks for a voucher to propose, but who holds one is filed under the key of ballots, which proposals lack',
      remedy: 'write ["vote"], or choose another rule',
    });
  }
  const { appealDays, unlinkAfterDays } = { ...USUAL_RETENTION, ...retention };
  if (unlinkAfterDays !== null && unlinkAfterDays < appealDays) {
    problems.push({
      path: '/retention/unlinkAfterDays',
      found: show(unlinkAfterDays),
      reason: 'is within the appeal period, in which ballots stay linked to their voters',
      remedy: `write ${appealDays} or more, or a smaller /retention/appealDays`,
    });
  }
  return problems;
}
