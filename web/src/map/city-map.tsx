import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Campaign } from '../api/campaigns.ts';
import { useSite } from '../api/site.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Attribution } from './attribution.tsx';
import { City, type View } from './city.ts';
import type { Point } from './geo.ts';
import styles from './map.module.css';
import type { PinEvents } from './pins.ts';
import { Scale } from './scale.tsx';
import { MapTools } from './tools.tsx';

export interface CityMapProps {
  /** Its places are not null. */
  readonly campaign: Campaign;
  /** What the map is called when it is read aloud, and how it is worked. */
  readonly label: string;
  readonly help?: string;
  /** `browse`: pins are looked at. `pick`: what is under the middle is chosen. `still`: it does not move. */
  readonly use: 'browse' | 'pick' | 'still';
  /** Where it begins; the campaign's own middle where it is left out. Later ones change nothing. */
  readonly start?: { readonly centre: Point; readonly zoom: number } | undefined;
  readonly events?: PinEvents;
  readonly onView?: (view: View) => void;
  readonly onPress?: () => void;
  /** The map when it is there, and null when it goes. */
  readonly onCity?: (city: City | null) => void;
  /** Looks for where somebody is; left out where the map has no such button. */
  readonly onWhere?: (() => void) | undefined;
  readonly class?: string | undefined;
  /** Over the map. */
  readonly children?: ComponentChildren;
}

/** A map of the campaign's city. Leaflet comes with it: see `lazyMap`. */
export function CityMap(props: CityMapProps) {
  const { campaign, label, help, use, onWhere, children } = props;
  const { t, textOf } = useI18n();
  const site = useSite();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [city, setCity] = useState<City | null>(null);
  const [view, setView] = useState<View | null>(null);
  const { places, districts } = campaign;
  const tiles = site.data?.tiles ?? null;
  const ready = !site.isPending && places !== null;
  // A map is made once; what it tells goes to the latest properties.
  useEffect(() => {
    const element = box.current;
    if (!element || !ready) return;
    const { start, events } = latest.current;
    const made = new City(element, {
      centre: start?.centre ?? { latitude: places.centre[0], longitude: places.centre[1] },
      zoom: start?.zoom ?? places.zoom,
      bounds: places.bounds,
      tiles,
      districts: districts.flatMap(({ name, centre }) =>
        centre ? [{ name: textOf(name), latitude: centre[0], longitude: centre[1] }] : [],
      ),
      use,
      events: events
        ? {
            nameOf: (pins) => latest.current.events?.nameOf(pins) ?? '',
            countOf: (count) => latest.current.events?.countOf(count) ?? '',
            onSelect: (numbers) => latest.current.events?.onSelect(numbers),
            onPoint: (number) => latest.current.events?.onPoint(number),
          }
        : null,
      onView: (next) => {
        setView(next);
        latest.current.onView?.(next);
      },
      onPress: () => latest.current.onPress?.(),
    });
    setCity(made);
    latest.current.onCity?.(made);
    return () => {
      made.remove();
      setCity(null);
      latest.current.onCity?.(null);
    };
  }, [ready]);
  const still = use === 'still';
  return (
    <div class={`${styles.frame} ${props.class ?? ''}`}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name */}
      <div
        ref={box}
        class={styles.map}
        role={still ? 'img' : 'group'}
        aria-label={label}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      {help && (
        <p class="visually-hidden" id={`${id}-help`}>
          {help}
        </p>
      )}
      {use !== 'browse' && city && (
        <span class={styles.middle}>
          <svg width="30" height="38" viewBox="0 0 30 38" aria-hidden="true" focusable="false">
            <path
              d="M15 36.5C15 36.5 27.5 23.5 27.5 14A12.5 12.5 0 0 0 2.5 14C2.5 23.5 15 36.5 15 36.5Z"
              fill="currentColor"
              stroke="var(--surface)"
              stroke-width="2"
            />
            <circle cx="15" cy="14" r="4.5" fill="var(--surface)" />
          </svg>
        </span>
      )}
      {!city && <p class={styles.waiting}>{t('map.loading')}</p>}
      {city && view && !still && <MapTools city={city} view={view} onWhere={onWhere} />}
      {city && (
        <div class={styles.foot}>
          {view && <Scale view={view} />}
          {tiles && <Attribution text={tiles.attribution} />}
        </div>
      )}
      {children}
    </div>
  );
}
