import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Campaign } from '../../api/campaigns.ts';
import type { ListedProposal } from '../../api/proposals.ts';
import { toast } from '../../components/toast.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import type { City } from '../../map/city.ts';
import { CityMap } from '../../map/city-map.tsx';
import type { Pin } from '../../map/geo.ts';
import { useHere } from '../../map/here.ts';
import { isWithin } from '../../map/within.ts';
import { usePaths } from '../../use-paths.ts';
import { Chosen } from './chosen.tsx';
import styles from './map-view.module.css';
import { withView } from './use-view.ts';

/** The attributes of a card whose pin is pointed at, and of one that is chosen on the map. */
const POINTED = 'data-pointed';
const CHOSEN = 'data-chosen';

type List = { readonly current: HTMLElement | null };

/** The card in the list, where it is drawn; not the one over the map. */
function cardOf(list: List, number: number): Element | null {
  return list.current?.querySelector(`[data-number="${number}"]`) ?? null;
}

function scrolling(): 'auto' | 'smooth' {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}

/** Marks the card of the list, and no other. */
function markCard(list: List, attribute: string, number: number | null): void {
  for (const marked of document.querySelectorAll(`[${attribute}]`)) marked.removeAttribute(attribute);
  if (number !== null) cardOf(list, number)?.setAttribute(attribute, '');
}

export interface MapViewProps {
  readonly campaign: Campaign;
  /** Those of the list that have a place; undefined while nobody knows. */
  readonly pins: readonly Pin[] | undefined;
  readonly failed: boolean;
  /** How many proposals the list has. */
  readonly total: number | undefined;
  /** What is known of the proposals without asking again. */
  readonly known: ReadonlyMap<number, ListedProposal>;
  /** Changes with the filters: then the map shows what they leave. */
  readonly narrowedBy: string;
  readonly at: number | null;
  readonly onChoose: (number: number | null) => void;
  /** The list, whose cards are twins of the pins. */
  readonly list: List;
}

/** The map beside the list. Whatever it shows is in the list as well. */
export function MapView(props: MapViewProps) {
  const { campaign, pins, failed, total, known, narrowedBy, at, onChoose, list } = props;
  const { t, tx } = useI18n();
  const { number: format } = useFormats();
  const paths = usePaths();
  const { here, ask } = useHere();
  const [city, setCity] = useState<City | null>(null);
  const [chosen, choose] = useState<readonly number[]>(() => (at === null ? [] : [at]));
  const sheet = useRef<HTMLElement>(null);
  const fitted = useRef<string | null>(null);
  const pressed = useRef(false);

  // The browser's way back, or a link, chooses another one.
  useEffect(() => {
    choose((before) => (at === null ? [] : before.includes(at) ? before : [at]));
  }, [at]);

  useEffect(() => {
    if (!city || !pins) return;
    city.pins?.show(pins);
    // The first look shows all; after that the map stays where it was led to, as long as it shows any.
    const first = fitted.current === null;
    if (first || (fitted.current !== narrowedBy && !city.shows(pins))) {
      const start = first && at !== null ? pins.find(({ number }) => number === at) : undefined;
      if (start) {
        city.goTo(start);
        // A link to a place leads to it, past the filters above the map.
        city.element.scrollIntoView({ block: 'nearest' });
      } else {
        city.fit(pins);
      }
    }
    fitted.current = narrowedBy;
  }, [city, pins, narrowedBy, at]);

  useEffect(() => city?.pins?.rename(), [city, known]);
  useEffect(() => city?.showMe(here), [city, here]);

  const [first] = chosen;
  const place = pins?.find(({ number }) => number === first);
  useEffect(() => {
    city?.pins?.select(chosen);
    markCard(list, CHOSEN, first ?? null);
  }, [city, chosen, first, list]);
  // What was chosen by hand is read from its beginning; what the address has chosen takes no focus from the page.
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    if (first === undefined) return;
    sheet.current?.focus({ preventScroll: true });
    cardOf(list, first)?.scrollIntoView({ block: 'nearest', behavior: scrolling() });
  }, [chosen, first, list]);
  const latitude = place?.latitude;
  const longitude = place?.longitude;
  useEffect(() => {
    if (!city || latitude === undefined || longitude === undefined) return;
    const covered = sheet.current;
    city.reveal({ latitude, longitude }, covered ? city.element.offsetHeight - covered.offsetTop : 0);
  }, [city, latitude, longitude]);

  // A card that is pointed at, or has the focus, has its pin marked.
  useEffect(() => {
    const element = list.current;
    if (!element || !city) return;
    const over = ({ target }: Event) => {
      const card = target instanceof Element ? target.closest('[data-number]') : null;
      city.pins?.point(card ? Number(card.getAttribute('data-number')) : null);
    };
    const out = () => city.pins?.point(null);
    const ways = [
      ['mouseover', over],
      ['focusin', over],
      ['mouseleave', out],
      ['focusout', out],
    ] as const;
    for (const [name, listener] of ways) element.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of ways) element.removeEventListener(name, listener);
    };
  }, [city, list]);
  useEffect(
    () => () => {
      markCard(list, POINTED, null);
      markCard(list, CHOSEN, null);
    },
    [list],
  );

  const pinName = useMemo(
    () => (number: number) => {
      const title = known.get(number)?.title;
      return title === undefined
        ? t('map.pin', { number: String(number) })
        : t('map.pin.titled', { number: String(number), title });
    },
    [known, t],
  );
  const select = (numbers: readonly number[]) => {
    pressed.current = true;
    choose(numbers);
    onChoose(numbers[0] ?? null);
  };
  const close = (back: boolean) => {
    if (back && first !== undefined) city?.pins?.focus(first);
    select([]);
  };
  const findMe = async () => {
    const found = await ask();
    if (!found || !city) return;
    if (campaign.places && isWithin(campaign.places.bounds, found)) city.goTo(found);
    else toast(t('map.where.outside'), 'bad');
  };
  const none = pins?.length === 0;
  return (
    <section class={styles.view} aria-label={t('map.title')}>
      <CityMap
        class={styles.map}
        campaign={campaign}
        use="browse"
        label={t('map.label')}
        help={t('map.help')}
        onCity={setCity}
        onWhere={'geolocation' in navigator ? () => void findMe() : undefined}
        onPress={() => chosen.length > 0 && close(false)}
        events={{
          nameOf: (within) =>
            within.length === 1 ? pinName(within[0]?.number ?? 0) : t('map.several', { count: within.length }),
          countOf: format,
          onSelect: select,
          onPoint: (number) => markCard(list, POINTED, number),
        }}
      >
        {none && <p class={styles.none}>{t('map.none')}</p>}
        {failed && <p class={styles.none}>{t('map.places.failed')}</p>}
        {chosen.length > 0 && <Chosen sheet={sheet} numbers={chosen} known={known} onClose={() => close(true)} />}
      </CityMap>
      <p class={styles.note}>
        {pins !== undefined && !!total && (
          <>
            {t('map.withPlace', { count: pins.length, total: format(total) })}{' '}
            {tx('map.allInList', {
              link: <a href={`${paths.proposals}${withView(location.search, 'list', null)}`}>{t('map.toList')}</a>,
            })}
          </>
        )}
      </p>
    </section>
  );
}
