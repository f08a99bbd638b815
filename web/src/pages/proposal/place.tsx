import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import type { Proposal } from '../../api/proposals.ts';
import { MapIcon, PinIcon } from '../../components/icons.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { lazyMap } from '../../map/lazy-map.tsx';
import { useNearText } from '../../map/use-near-text.ts';
import { usePaths } from '../../use-paths.ts';
import styles from './place.module.css';

const CityMap = lazyMap(async () => (await import('../../map/city-map.tsx')).CityMap);

/** How far below the window a map is asked for already. */
const AHEAD = '200px';
const ZOOM = 15;

/** Whether the element has come near to the window. */
function useSeen() {
  const element = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || seen) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: AHEAD },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [seen]);
  return { element, seen };
}

/** Where the idea would be: in words, and on a small map that comes when it is looked at. */
export function PlaceOf({
  proposal: { number, place },
  level = 2,
  around = true,
}: {
  proposal: Pick<Proposal, 'number' | 'place'>;
  /** Of the heading. */
  level?: 2 | 3;
  /** Whether the map of all ideas shows it as well. */
  around?: boolean;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  const { t } = useI18n();
  const paths = usePaths();
  const { data: campaign } = useCampaign();
  const nearText = useNearText();
  const { element, seen } = useSeen();
  if (!place) return null;
  const near = nearText(place);
  return (
    <section class={styles.place} aria-labelledby={id}>
      <Heading id={id} class={styles.title}>
        {t('place.title')}
      </Heading>
      <p class={styles.words}>
        <PinIcon />
        <span>{place.label === null ? near : `${place.label}, ${near}`}</span>
      </p>
      {campaign?.places && (
        <>
          <div ref={element} class={styles.map}>
            {seen && (
              <CityMap
                key={number}
                class={styles.frame}
                campaign={campaign}
                use="still"
                start={{ centre: place, zoom: ZOOM }}
                label={t('place.map')}
              />
            )}
          </div>
          {around && (
            <a class={styles.around} href={`${paths.proposals}?view=map&at=${number}`}>
              <MapIcon />
              {t('place.around')}
            </a>
          )}
        </>
      )}
    </section>
  );
}
