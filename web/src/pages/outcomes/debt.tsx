import { useAnswerDebt } from '../../api/projects.ts';
import { AnswerBadge } from '../../components/answer-badge.tsx';
import { BarList } from '../../components/bar-list.tsx';
import { LinkButton } from '../../components/button.tsx';
import { Section } from '../../components/page.tsx';
import { ProgressBar } from '../../components/progress.tsx';
import { useNames } from '../../components/proposal-card.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from '../outcomes.module.css';

const KINDS = ['accepted', 'partly', 'already-exists', 'not-possible', 'not-now'] as const;

/** How many ideas have no answer yet, and since when their authors wait. The page says where it fails. */
export function AnswerDebt() {
  const { t } = useI18n();
  const { number, date } = useFormats();
  const names = useNames();
  const paths = usePaths();
  const { data: debt } = useAnswerDebt();
  if (!debt) return <TextSkeleton lines={4} />;
  const answered = debt.proposals - debt.unanswered;
  return (
    <Section title={t('outcomes.debt')} lead={debt.unanswered > 0 ? t('outcomes.debt.lead') : undefined}>
      <div class={styles.bars}>
        <ProgressBar
          label={t('outcomes.debt.answered')}
          value={answered}
          max={debt.proposals}
          text={t('outcomes.debt.of', { some: number(answered), all: number(debt.proposals) })}
        />
        {debt.unanswered === 0 && debt.proposals > 0 && <p>{t('outcomes.debt.done')}</p>}
        {debt.since !== null && <p>{t('outcomes.debt.since', { date: date(debt.since) })}</p>}
        {answered > 0 && (
          <>
            <h3>{t('outcomes.debt.kinds')}</h3>
            <ul class={styles.kinds}>
              {KINDS.map((kind) => (
                <li key={kind}>
                  <a class={styles.kind} href={`${paths.proposals}?answer=${kind}`}>
                    <AnswerBadge kind={kind} /> {number(debt.answers[kind])}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {debt.unanswered > 0 && (
          <>
            <BarList
              label={t('outcomes.debt')}
              bars={debt.themes.map(({ theme, proposals, unanswered }) => ({
                key: theme,
                label: names.theme(theme),
                parts: [
                  { colour: 'first', value: proposals - unanswered },
                  { colour: 'rest', value: unanswered },
                ],
                text: t('outcomes.debt.of', { some: number(proposals - unanswered), all: number(proposals) }),
              }))}
            />
            <div>
              <LinkButton href={`${paths.proposals}?answer=none`}>{t('outcomes.debt.see')}</LinkButton>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
