import { useEffect, useState } from 'preact/hooks';
import { useTwins } from '../../api/proposals.ts';
import { Plate } from '../../components/plate.tsx';
import { announce } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from '../hand-in.module.css';

/** How long typing has to pause before likely twins are asked for, ms; and how much has to be written. */
const PAUSE = 400;
const ENOUGH = 8;

function useSettled(text: string): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.length >= ENOUGH ? text : null), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Ideas whose title is much like this one, while it is being typed. */
export function Twins({ title }: { title: string }) {
  const { t, language } = useI18n();
  const paths = usePaths();
  const settled = useSettled(title.trim().slice(0, 200));
  const { data } = useTwins(settled);
  const twins = settled === null ? [] : (data?.items ?? []);
  const { length } = twins;
  useEffect(() => {
    if (length > 0) announce(t('handIn.twins'));
  }, [length, t]);
  if (length === 0) return null;
  return (
    <section class={styles.twins} aria-labelledby="twins">
      <h2 class={styles.twinsTitle} id="twins">
        {t('handIn.twins')}
      </h2>
      <p>{t('handIn.twins.lead')}</p>
      <ul class={styles.twinList}>
        {twins.map((twin) => (
          <li key={twin.number} class={styles.twin}>
            <Plate number={twin.number} label={t('common.number')} />
            <a href={paths.proposal(twin.number)} lang={twin.language === language ? undefined : twin.language}>
              {twin.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
