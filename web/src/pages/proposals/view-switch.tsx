import { useEffect, useRef } from 'preact/hooks';
import { ListIcon, MapIcon } from '../../components/icons.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { ListView } from './use-view.ts';
import styles from './view-switch.module.css';

/** The list alone, or with its map. */
export function ViewSwitch({ view, onChange }: { view: ListView; onChange: (view: ListView) => void }) {
  const { t } = useI18n();
  const frame = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  // The filters may fill the window: what was asked for stands below them.
  useEffect(() => {
    if (pressed.current) frame.current?.scrollIntoView({ block: 'start' });
    pressed.current = false;
  }, [view]);
  const way = (to: ListView) => (
    <button
      type="button"
      class={styles.way}
      aria-pressed={view === to}
      onClick={() => {
        if (view === to) return;
        pressed.current = true;
        onChange(to);
      }}
    >
      {to === 'list' ? <ListIcon /> : <MapIcon />}
      {t(`proposals.view.${to}`)}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
    <div ref={frame} class={styles.switch} role="group" aria-label={t('proposals.view')}>
      {way('list')}
      {way('map')}
    </div>
  );
}
