import { useCampaign } from '../api/campaigns.ts';
import { Failure, type FailureCode } from '../api/problem.ts';
import { ErrorState } from '../components/states.tsx';
import { codeOf, whyText } from '../components/why.ts';
import { useDesk, type WordKey } from './use-words.tsx';

/** Refusals that only the desk meets. */
const WHY: Readonly<Partial<Record<FailureCode, WordKey>>> = {
  'not-a-moderator': 'problem.notModerator',
  'revision-conflict': 'problem.conflict',
  'decision-not-possible': 'problem.decisionNotPossible',
  'leads-others': 'problem.leadsOthers',
  'merge-not-possible': 'problem.mergeNotPossible',
  'not-merged': 'problem.notMerged',
  'not-public': 'problem.notPublic',
  'comment-withdrawn': 'problem.commentWithdrawn',
  'paused-before': 'problem.pausedBefore',
  'not-paused': 'problem.notPaused',
  'published-before': 'problem.publishedBefore',
  'no-result-yet': 'problem.noResult',
  'project-limit-reached': 'problem.projectLimit',
  'unknown-proposal': 'problem.unknownProposal',
  'unknown-project': 'problem.unknownProject',
  'costs-frozen': 'problem.costsFrozen',
  busy: 'problem.busy',
};

const FAULTS = {
  itself: 'fault.itself',
  'merged-before': 'fault.mergedBefore',
  'is-a-lead': 'fault.isALead',
  'not-open': 'fault.notOpen',
  'lead-merged': 'fault.leadMerged',
  'lead-not-public': 'fault.leadNotPublic',
  'lead-not-on-paper': 'fault.leadNotOnPaper',
  'lead-full': 'fault.leadFull',
  contradicting: 'fault.contradicting',
} as const satisfies Record<string, WordKey>;

function faultOf(error: unknown): WordKey | null {
  const fault = error instanceof Failure ? error.problem?.fault : undefined;
  return Object.entries(FAULTS).find(([name]) => name === fault)?.[1] ?? null;
}

/** Why the desk's act was refused, in words; for a code alone where a list of refusals has no more. */
export function useDeskWhy(): (error: unknown) => string {
  const desk = useDesk();
  const { data: campaign } = useCampaign();
  return (error) => {
    const code = codeOf(error);
    const key = faultOf(error) ?? WHY[code];
    return key === undefined ? whyText(desk, code, campaign) : desk.d(key);
  };
}

/** Fields that the API refuses, by their names in the body. */
function fieldsOf(error: unknown): string {
  const errors = error instanceof Failure ? (error.problem?.errors ?? []) : [];
  return errors.map(({ pointer }) => pointer.replace(/^\//, '')).join(', ');
}

/** Something of the desk did not work: why, and a way to try again. */
export function DeskFailed({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const { t } = useDesk();
  const why = useDeskWhy();
  const fields = fieldsOf(error);
  return (
    <ErrorState title={t('error.title')} retryLabel={t('common.retry')} onRetry={onRetry && (() => void onRetry())}>
      {why(error)}
      {fields !== '' && ` (${fields})`}
    </ErrorState>
  );
}
