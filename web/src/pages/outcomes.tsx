import { usePageCampaign } from '../api/page-campaign.ts';
import { LinkButton } from '../components/button.tsx';
import { CalendarIcon, FeedIcon } from '../components/icons.tsx';
import { Page, Section } from '../components/page.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { AnswerDebt } from './outcomes/debt.tsx';
import { Projects } from './outcomes/projects.tsx';
import { Promises } from './outcomes/promises.tsx';
import styles from './outcomes.module.css';

/** What became of the ideas: projects, promises and answers, and ways to follow them. */
export default function OutcomesPage() {
  const { t, language } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const base = `/api/campaigns/${encodeURIComponent(campaign)}`;
  return (
    <Page title={t('outcomes.title')} lead={t('outcomes.lead')}>
      <Promises />
      <Projects />
      <AnswerDebt />
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
