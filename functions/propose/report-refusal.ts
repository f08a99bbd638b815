import { REPORTS_PER_CITIZEN } from '../core/limits.ts';
import { Problem } from '../http/problem.ts';

/** Why a report is refused, whatever it is of. */
export function reportRefusal(outcome: 'reported-before' | 'report-limit-reached' | 'contended'): Problem {
  switch (outcome) {
    case 'reported-before':
      return new Problem('reported-before', 'One report of yours is enough: moderators have it');
    case 'report-limit-reached':
      return new Problem('report-limit-reached', `One citizen sends at most ${REPORTS_PER_CITIZEN} reports`, {
        maxReports: REPORTS_PER_CITIZEN,
      });
    case 'contended':
      return new Problem('busy', 'Many people report this right now; please send it again');
  }
}
