import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { useCampaigns } from '../api/campaigns.ts';
import { Badge } from '../components/badge.tsx';
import { Failed } from '../components/failed.tsx';
import { Page } from '../components/page.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { pathsOf } from '../paths.ts';
import styles from './start.module.css';

/** All campaigns; where there is one alone, its first page. */
export default function StartPage() {
  const { t, textOf, language } = useI18n();
  const { route } = useLocation();
  const { data, error, refetch } = useCampaigns();
  const only = data?.items.length === 1 ? data.items[0] : undefined;
  useEffect(() => {
    if (only) route(pathsOf(language, only.id).home, true);
  }, [only, language, route]);
  return (
    <Page title={t('start.title')} lead={t('start.lead')}>
      {error && <Failed error={error} onRetry={refetch} />}
      {!error && (!data || only) && <CardSkeleton />}
      {data?.items.length === 0 && <EmptyState title={t('start.empty')} />}
      {data && !only && (
        <ul class={styles.list}>
          {data.items.map(({ id, name, phase }) => (
            <li key={id} class={styles.item}>
              <h2>
                <a href={pathsOf(language, id).home}>{textOf(name)}</a>
              </h2>
              {phase !== 'between' && <Badge tone="calm">{t(`phase.${phase}`)}</Badge>}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
