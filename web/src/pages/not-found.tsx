import { LinkButton } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { EmptyState } from '../components/states.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';

/** For addresses that lead nowhere. */
export default function NotFoundPage() {
  const { t, language } = useI18n();
  return (
    <Page title={t('notFound.title')} narrow>
      <EmptyState
        title={t('notFound.text')}
        actions={
          <LinkButton look="main" href={`/${language}`}>
            {t('notFound.home')}
          </LinkButton>
        }
      />
    </Page>
  );
}
