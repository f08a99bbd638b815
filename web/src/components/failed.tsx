import { useCampaign } from '../api/campaigns.ts';
import type { FailureCode } from '../api/problem.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ErrorState } from './states.tsx';
import { codeOf, whyText } from './why.ts';

const MISSING = new Set<FailureCode>(['unknown-campaign', 'unknown-proposal', 'unknown-project']);

/** Something of the page did not come: why, and a way to ask again. */
export function Failed({ error, onRetry, busy }: { error: unknown; onRetry?: () => unknown; busy?: boolean }) {
  const i18n = useI18n();
  const { data: campaign } = useCampaign();
  const code = codeOf(error);
  // Asking again for what is not there would bring nothing.
  const isMissing = MISSING.has(code);
  return (
    <ErrorState
      title={i18n.t(isMissing ? 'notFound.title' : 'error.title')}
      retryLabel={i18n.t('common.retry')}
      onRetry={onRetry && !isMissing ? () => void onRetry() : undefined}
      busy={busy ?? false}
    >
      {whyText(i18n, code, campaign)}
    </ErrorState>
  );
}
