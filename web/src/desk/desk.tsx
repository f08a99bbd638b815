import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { Button } from '../components/button.tsx';
import { PersonIcon } from '../components/icons.tsx';
import { Page } from '../components/page.tsx';
import { EmptyState } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import NotFound from '../pages/not-found.tsx';
import { useSession } from '../session/use-session.ts';
import { usePaths } from '../use-paths.ts';
import { AnswersDesk } from './answers.tsx';
import { AuditDesk } from './audit.tsx';
import { CommentsDesk } from './comments.tsx';
import { CostsDesk } from './costs.tsx';
import { GroupsDesk } from './groups.tsx';
import { IntegrityDesk } from './integrity.tsx';
import { forgetOldDrafts } from './kept.ts';
import { OverviewDesk } from './overview.tsx';
import { PauseDesk } from './pause.tsx';
import { ProjectDesk } from './project.tsx';
import { ProjectsDesk } from './projects.tsx';
import { ProposalDesk } from './proposal.tsx';
import { PublicationDesk } from './publication.tsx';
import { QueueDesk } from './queue.tsx';
import { DeskWords, useDesk } from './use-words.tsx';

function SignedOut() {
  const { d, t } = useDesk();
  const { signIn } = useSession();
  const offline = () => toast(t('error.unreachable'), 'bad');
  return (
    <Page title={t('nav.desk')} narrow>
      <EmptyState
        title={d('desk.signIn')}
        actions={
          <Button look="main" icon={<PersonIcon />} onClick={() => void signIn().catch(offline)}>
            {t('session.signIn')}
          </Button>
        }
      >
        {d('desk.signIn.text')}
      </EmptyState>
    </Page>
  );
}

function NotForYou({ who }: { who: string }) {
  const { d, t } = useDesk();
  const { signOut } = useSession();
  const paths = usePaths();
  const offline = () => toast(t('error.unreachable'), 'bad');
  return (
    <Page title={t('nav.desk')} narrow>
      <EmptyState
        title={d('desk.notModerator')}
        actions={
          <>
            <Button look="main" onClick={() => void signOut().catch(offline)}>
              {d('desk.notModerator.other')}
            </Button>
            <a href={paths.home}>{t('notFound.home')}</a>
          </>
        }
      >
        {d('desk.notModerator.text', { who })}
      </EmptyState>
    </Page>
  );
}

/** What stands behind `/desk` in the address chooses the page. */
function Pages() {
  const { path } = useLocation();
  const [page = '', subject, more] = path.split('/').slice(4).map(decodeURIComponent);
  if (more !== undefined) return <NotFound />;
  if (subject !== undefined) {
    if (page === 'proposals' && /^[1-9]\d{0,5}$/.test(subject))
      return <ProposalDesk key={subject} number={Number(subject)} />;
    if (page === 'projects') return <ProjectDesk key={subject} id={subject === 'new' ? null : subject} />;
    return <NotFound />;
  }
  switch (page) {
    case '':
      return <OverviewDesk />;
    case 'queue':
      return <QueueDesk />;
    case 'comments':
      return <CommentsDesk />;
    case 'costs':
      return <CostsDesk />;
    case 'answers':
      return <AnswersDesk />;
    case 'projects':
      return <ProjectsDesk />;
    case 'groups':
      return <GroupsDesk />;
    case 'pause':
      return <PauseDesk />;
    case 'integrity':
      return <IntegrityDesk />;
    case 'audit':
      return <AuditDesk />;
    case 'publication':
      return <PublicationDesk />;
    default:
      return <NotFound />;
  }
}

function Gate() {
  const { t } = useI18n();
  const { person } = useSession();
  if (person === null) return <SignedOut />;
  // The API looks for itself: this only spares somebody a desk on which nothing would work.
  if (!person.moderator) return <NotForYou who={person.email ?? t('account.somebody')} />;
  return <Pages />;
}

/** The city's desk: all that its staff does for a campaign. */
export default function Desk() {
  useEffect(() => forgetOldDrafts(Date.now()), []);
  return (
    <DeskWords>
      <Gate />
    </DeskWords>
  );
}
