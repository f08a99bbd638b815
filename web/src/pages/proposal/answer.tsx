import { useCampaign } from '../../api/campaigns.ts';
import type { Proposal } from '../../api/proposals.ts';
import { serverNow } from '../../api/server-clock.ts';
import { AnswerBadge } from '../../components/answer-badge.tsx';
import { langOf } from '../../components/lang.ts';
import { Markdown } from '../../components/markdown.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from './answer.module.css';

const DAY = 86_400_000;

/** What the city says to a proposal; and where it says nothing yet, since when somebody waits. */
export function CityAnswer({ proposal }: { proposal: Proposal }) {
  const { t, language, textOf } = useI18n();
  const { date } = useFormats();
  const paths = usePaths();
  const { data: campaign } = useCampaign();
  const { answer, createdAt } = proposal;
  if (answer === null) {
    if (campaign?.phase === 'ideation' || campaign?.phase === 'voting') return null;
    const days = Math.max(0, Math.floor((serverNow() - Date.parse(createdAt)) / DAY));
    return (
      <Section title={t('proposal.answer')}>
        <div class={styles.waiting}>
          <p>{t('proposal.answer.none')}</p>
          <p>{t('proposal.answer.since', { date: date(createdAt), days: t('proposal.days', { count: days }) })}</p>
        </div>
      </Section>
    );
  }
  const lang = langOf(answer.text, language);
  return (
    <Section title={t('proposal.answer')}>
      <div class={styles.answer}>
        <p class={styles.head}>
          <AnswerBadge kind={answer.kind} />
          <span>{date(answer.at)}</span>
          {lang && <span>{t('proposal.language', { language: t(`proposal.lang.${lang}`) })}</span>}
        </p>
        <Markdown text={textOf(answer.text)} lang={lang} level={3} />
        {answer.project !== null && (
          <p>
            <a href={paths.project(answer.project)}>{t('proposal.lineage.project')}</a>
          </p>
        )}
      </div>
    </Section>
  );
}
