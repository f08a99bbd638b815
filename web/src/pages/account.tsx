import { Button } from '../components/button.tsx';
import { PersonIcon } from '../components/icons.tsx';
import { Page, Panel } from '../components/page.tsx';
import { EmptyState } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useSession } from '../session/use-session.ts';
import { EraseMe } from './account/erase.tsx';
import { ExportMe } from './account/export.tsx';
import { MyComments } from './account/my-comments.tsx';
import { MyProposals } from './account/my-proposals.tsx';
import styles from './account.module.css';

/** Who is signed in, their ideas, and their data: to take along and to erase. */
export default function AccountPage() {
  const { t } = useI18n();
  const { person, signIn, signOut } = useSession();
  const offline = () => toast(t('error.unreachable'), 'bad');
  if (person === null) {
    return (
      <Page title={t('account.title')} narrow>
        <EmptyState
          title={t('account.signedOut')}
          actions={
            <Button look="main" icon={<PersonIcon />} onClick={() => void signIn().catch(offline)}>
              {t('session.signIn')}
            </Button>
          }
        >
          {t('account.signedOut.text')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('account.title')} narrow>
      <Panel>
        <div class={styles.who}>
          <div>
            <p class={styles.name}>{t('account.signedInAs', { who: person.email ?? t('account.somebody') })}</p>
            <p class={styles.small}>{t('account.tab')}</p>
          </div>
          <Button onClick={() => void signOut().catch(offline)}>{t('session.signOut')}</Button>
        </div>
      </Panel>
      <MyProposals />
      <MyComments />
      <ExportMe />
      <EraseMe />
    </Page>
  );
}
