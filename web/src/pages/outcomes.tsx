import type { ComponentChildren } from 'preact';
import { useCampaign } from '../api/campaigns.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { useAnswerDebt, useProjects, usePromises } from '../api/projects.ts';
import { type Asked, askAgain, failedOf } from '../api/query-client.ts';
import { LinkButton } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { CalendarIcon, FeedIcon } from '../components/icons.tsx';
import { Page, Section } from '../components/page.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { AnswerDebt } from './outcomes/debt.tsx';
import { Projects, useProjectFilters } from './outcomes/projects.tsx';
import { Promises } from './outcomes/promises.tsx';
import styles from './outcomes.module.css';

/** What became of the ideas: projects, promises and answers, and ways to follow them. */
export default function OutcomesPage() {
  const { t, language } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const rules = useCampaign();
  const promises = usePromises();
  const projects = useProjects(useProjectFilters().filters);
  const debt = useAnswerDebt();
  const [first, ...others] = failedOf([rules, promises, projects, debt]);
  const failed = first && <Failed error={first.error} onRetry={askAgain} />;
  /** One box says that something is missing, where the first of it would be. */
  const orFailed = (part: Asked, shown: ComponentChildren) =>
    part === first ? failed : others.includes(part) ? null : shown;
  const base = `/api/campaigns/${encodeURIComponent(campaign)}`;
  return (
    <Page title={t('outcomes.title')} lead={t('outcomes.lead')}>
      {first === rules && failed}
      {orFailed(promises, <Promises />)}
      {first === projects ? <Projects failed={failed} /> : orFailed(projects, <Projects />)}
      {orFailed(debt, <AnswerDebt />)}
      <Section title={t('outcomes.follow')} lead={t('outcomes.follow.lead')}>
        <div class={styles.follow}>
          <LinkButton href={`${base}/feed.atom?lang=${language}`} icon={<FeedIcon />}>
            {t('outcomes.feed')}
          </LinkButton>
          <LinkButton href={`${base}/calendar.ics?lang=${language}`} icon={<CalendarIcon />}>
            {t('outcomes.calendar')}
          </LinkButton>
        </div>
      </Section>
    </Page>
  );
}
