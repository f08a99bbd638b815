import { useCampaign } from '../api/campaigns.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ErrorState } from './states.tsx';
import { codeOf, whyText } from './why.ts';

/** Something of the page did not come: why, and a way to ask again. */
export function Failed({ error, onRetry, busy }: { error: unknown; onRetry?: () => unknown; busy?: boolean }) {
  const i18n = useI18n();
  const { data: campaign } = useCampaign();
  return (
    <ErrorState
      title={i18n.t('error.title')}
      retryLabel={i18n.t('common.retry')}
      onRetry={onRetry && (() => void onRetry())}
      busy={busy ?? false}
    >
      {whyText(i18n, codeOf(error), campaign)}
    </ErrorState>
  );
}
