import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorState } from '../components/states.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import styles from './lazy-map.module.css';

/** A component with a map in it, which comes with its chunk when it is shown for the first time. */
export function lazyMap<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let known: FunctionComponent<Props> | null = null;
  return function LazyMap(props: Props) {
    const { t } = useI18n();
    const [state, setState] = useState<'loading' | 'there' | 'failed'>(known ? 'there' : 'loading');
    useEffect(() => {
      if (state !== 'loading') return;
      let current = true;
      load().then(
        (component) => {
          known = component;
          if (current) setState('there');
        },
        () => current && setState('failed'),
      );
      return () => {
        current = false;
      };
    }, [state]);
    if (state === 'failed') {
      return <ErrorState title={t('map.failed')} retryLabel={t('common.retry')} onRetry={() => setState('loading')} />;
    }
    const Shown = known;
    return Shown && state === 'there' ? <Shown {...props} /> : <p class={styles.waiting}>{t('map.loading')}</p>;
  };
}
