import type { Campaign } from '../api/campaigns.ts';
import { serverNow } from '../api/server-clock.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { CheckIcon } from './icons.tsx';
import styles from './phase-line.module.css';

type Interval = Campaign['phases'][number];

/** How much of a phase has passed, from 0 to 1; one without an end is never done. */
function elapsed({ opens, closes }: Interval, now: number): number {
  const start = Date.parse(opens);
  if (now < start) return 0;
  if (closes === null) return 0.12;
  return Math.min(1, (now - start) / (Date.parse(closes) - start));
}

/** The last day of a phase: it closes when that day is over. */
export const lastDay = (closes: string): number => Date.parse(closes) - 1;

/** The campaign's phases as a line, with today on it. */
export function PhaseLine({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { dayAndMonth } = useFormats();
  const now = serverNow();
  const firstAhead = campaign.phases.findIndex(({ opens }) => Date.parse(opens) > now);
  return (
    <ol class={styles.line} aria-label={t('phase.line')}>
      {campaign.phases.map((interval, index) => {
        const { phase, opens, closes } = interval;
        const part = elapsed(interval, now);
        const current = campaign.phase === phase;
        const waiting = campaign.phase === 'between' && index === firstAhead;
        const state = current ? 'now' : part >= 1 ? 'done' : 'ahead';
        return (
          <li key={phase} class={`${styles.phase} ${styles[state]}`} aria-current={current ? 'step' : undefined}>
            <span class={styles.track} aria-hidden="true">
              <span class={styles.passed} style={{ inlineSize: `${part * 100}%` }} />
              {(current || waiting) && <span class={styles.dot} style={{ insetInlineStart: `${part * 100}%` }} />}
            </span>
            <span class={styles.name}>
              {state === 'done' && <CheckIcon size={16} />}
              {t(`phase.${phase}`)}
              <span class="visually-hidden"> ({t(`phase.${state}`)})</span>
            </span>
            <span class={styles.dates}>
              {closes === null
                ? t('phase.from', { from: dayAndMonth(opens) })
                : t('phase.range', { from: dayAndMonth(opens), to: dayAndMonth(lastDay(closes)) })}
            </span>
            {(current || waiting) && <span class={styles.today}>{t('phase.today', { date: dayAndMonth(now) })}</span>}
          </li>
        );
      })}
    </ol>
  );
}
