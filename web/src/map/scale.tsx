import { useEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { View } from './city.ts';
import { distanceText } from './distance.ts';
import { pixelsOfMetre } from './geo.ts';
import styles from './map.module.css';

const WIDEST = 96;
const STEPS = [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10];

/** How long a round distance is on the map. */
export function Scale({ view: { centre, zoom } }: { view: View }) {
  const { language } = useI18n();
  const bar = useRef<HTMLSpanElement>(null);
  const pixels = pixelsOfMetre(centre.latitude, zoom);
  const metres = STEPS.find((step) => step * pixels <= WIDEST) ?? 10;
  const width = Math.round(metres * pixels);
  // Not as an attribute: the policy of the page allows no style in its HTML.
  useEffect(() => {
    if (bar.current) bar.current.style.width = `${width}px`;
  }, [width]);
  return (
    <span ref={bar} class={styles.scale} aria-hidden="true">
      {distanceText(language, metres)}
    </span>
  );
}
