import { useI18n } from '../i18n/use-i18n.tsx';
import { Failed } from './failed.tsx';
import { Page } from './page.tsx';

/** In the place of a page that could not be shown, such as when its code did not come over the network. */
export function Broken({ error }: { error: Error }) {
  const { t } = useI18n();
  return (
    <Page title={t('error.title')} narrow>
      <Failed error={error} onRetry={() => location.reload()} />
    </Page>
  );
}
