import type { Schemas } from '../../api/client.ts';
import { CheckIcon, WarningIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Notice } from '../../components/states.tsx';
import folds from '../../components/unfolded.module.css';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../results.module.css';

/** What the recount found, and by how much the live tally differed. */
export function RecountStatement({ result }: { result: Schemas['Result'] }) {
  const { t } = useI18n();
  const { dateTime } = useFormats();
  const difference = result.tallyPages.reduce((sum, page) => sum + page.difference, 0);
  const { putAside, unreadable, offPaper } = result.anomalies;
  return (
    <Section title={t('results.recount')}>
      <Notice tone={difference === 0 ? 'good' : 'watch'} icon={difference === 0 ? <CheckIcon /> : <WarningIcon />}>
        <strong>
          {difference === 0 ? t('results.recount.same') : t('results.recount.different', { count: difference })}
        </strong>
      </Notice>
      <ul class={styles.facts}>
        <li>{t('results.recount.ballots', { count: result.ballots })}</li>
        <li>{t('results.recount.at', { when: dateTime(result.countedAt), version: String(result.version) })}</li>
        <li>{t(result.rulesChanged ? 'results.recount.rulesChanged' : 'results.recount.rulesSame')}</li>
        <li>{t('results.recount.anomalies', { aside: putAside, unreadable, off: offPaper })}</li>
        {result.pauses.map(({ since, until, reason }) => (
          <li key={since}>
            {t('results.recount.pause', {
              from: dateTime(since),
              to: until === null ? '…' : dateTime(until),
              reason,
            })}
          </li>
        ))}
      </ul>
      <details class={folds.folded}>
        <summary>{t('results.recount.fingerprints')}</summary>
        <dl class={styles.prints}>
          <dt>{t('results.recount.code')}</dt>
          <dd>{result.code}</dd>
          <dt>{t('results.recount.rules')}</dt>
          <dd>{result.rulesHash}</dd>
        </dl>
      </details>
    </Section>
  );
}
