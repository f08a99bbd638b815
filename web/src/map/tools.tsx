import type { ComponentChildren } from 'preact';
import { MinusIcon, PlusIcon, TargetIcon } from '../components/icons.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { City, View } from './city.ts';
import styles from './map.module.css';

function Tool({
  label,
  icon,
  off = false,
  alone = false,
  onClick,
}: {
  label: string;
  icon: ComponentChildren;
  off?: boolean;
  alone?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={alone ? `${styles.tool} ${styles.alone}` : styles.tool}
      aria-label={label}
      title={label}
      aria-disabled={off ? 'true' : undefined}
      onClick={() => {
        if (!off) onClick();
      }}
    >
      {icon}
    </button>
  );
}

/** Nearer, farther, and where I am. */
export function MapTools({ city, view, onWhere }: { city: City; view: View; onWhere?: (() => void) | undefined }) {
  const { t } = useI18n();
  return (
    <div class={styles.tools}>
      <div class={styles.zoom}>
        <Tool label={t('map.nearer')} icon={<PlusIcon />} off={!view.canZoomIn} onClick={() => city.zoomBy(1)} />
        <Tool label={t('map.farther')} icon={<MinusIcon />} off={!view.canZoomOut} onClick={() => city.zoomBy(-1)} />
      </div>
      {onWhere && <Tool alone label={t('map.where')} icon={<TargetIcon />} onClick={onWhere} />}
    </div>
  );
}
