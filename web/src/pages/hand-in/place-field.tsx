import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { PROPOSAL_LIMITS } from '../../../../functions/core/limits.ts';
import type { Campaign } from '../../api/campaigns.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { CheckIcon, CrossIcon, MapIcon, TargetIcon, WarningIcon } from '../../components/icons.tsx';
import { announce } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { City } from '../../map/city.ts';
import type { Point } from '../../map/geo.ts';
import { useHere } from '../../map/here.ts';
import { lazyMap } from '../../map/lazy-map.tsx';
import { useNearText } from '../../map/use-near-text.ts';
import { isWithin } from '../../map/within.ts';
import type { DraftPlace } from './draft.ts';
import styles from './place-field.module.css';

const CityMap = lazyMap(async () => (await import('../../map/city-map.tsx')).CityMap);

/** As near as a street, to put a pin into it. */
const NEAR = 16;
const DISTRICT = 14;

type Start = { readonly centre: Point; readonly zoom: number } | undefined;

/** A map whose middle is chosen: moved by hand, by the arrow keys or to where the device is. */
function Picker({
  campaign,
  start,
  onPick,
  onCancel,
}: {
  campaign: Campaign;
  start: Start;
  onPick: (point: Point) => void;
  onCancel: () => void;
}) {
  const { t } = useI18n();
  const nearText = useNearText();
  const { asking, ask } = useHere();
  const [city, setCity] = useState<City | null>(null);
  const [middle, setMiddle] = useState<Point | null>(null);
  const inside = middle !== null && campaign.places !== null && isWithin(campaign.places.bounds, middle);
  useEffect(() => city?.focus(), [city]);
  const pick = () => {
    if (middle && inside) onPick(middle);
  };
  const where = async () => {
    const found = await ask();
    if (found) city?.goTo(found);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter chooses what is under the middle of the map within */}
      <div
        class={styles.picker}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.target !== city?.element) return;
          event.preventDefault();
          pick();
        }}
      >
        <CityMap
          class={styles.map}
          campaign={campaign}
          use="pick"
          start={start}
          label={t('place.pick')}
          help={t('place.help')}
          onCity={setCity}
          onView={({ centre }) => setMiddle(centre)}
        />
      </div>
      <p class={inside || !middle ? styles.middle : `${styles.middle} ${styles.bad}`} role="status">
        {middle && !inside && <WarningIcon size={18} />}
        {middle && (inside ? t('place.at', { place: nearText(middle) }) : t('place.outside'))}
      </p>
      <p class={styles.help}>{t('place.help')}</p>
      <div class={styles.actions}>
        <Button icon={<CheckIcon />} aria-disabled={inside ? undefined : 'true'} onClick={pick}>
          {t('place.here')}
        </Button>
        {'geolocation' in navigator && (
          <Button look="quiet" busy={asking} icon={<TargetIcon />} onClick={() => void where()}>
            {t('place.where')}
          </Button>
        )}
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </>
  );
}

/** Where an idea would be, for those that are about a place: chosen on the map, with a name; or nowhere. */
export function PlaceField({
  campaign,
  district,
  place,
  refused,
  onChange,
}: {
  campaign: Campaign;
  /** Of the idea, where one is chosen: the map begins there. */
  district: string;
  place: DraftPlace | null;
  /** The platform has not taken it. */
  refused: boolean;
  onChange: (place: DraftPlace | null) => void;
}) {
  const { t } = useI18n();
  const nearText = useNearText();
  const id = useId();
  const [picking, setPicking] = useState(false);
  const frame = useRef<HTMLFieldSetElement>(null);
  /** Where the focus goes once what had it is gone. */
  const next = useRef<string | null>(null);
  useEffect(() => {
    const wanted = next.current;
    next.current = null;
    if (wanted !== null) frame.current?.querySelector<HTMLElement>(wanted)?.focus();
  });
  const middle = campaign.districts.find((one) => one.id === district)?.centre;
  const start: Start = place
    ? { centre: place, zoom: NEAR }
    : middle
      ? { centre: { latitude: middle[0], longitude: middle[1] }, zoom: DISTRICT }
      : undefined;
  const done = (wanted: string) => {
    next.current = wanted;
    setPicking(false);
  };
  return (
    <fieldset ref={frame} class={styles.field} aria-describedby={`${id}-hint`}>
      <legend class={styles.legend}>
        {t('place.field')} <span class={styles.optional}>{t('common.optional')}</span>
      </legend>
      <p class={styles.hint} id={`${id}-hint`}>
        {t('place.hint')}
      </p>
      {picking && (
        <Picker
          campaign={campaign}
          start={start}
          onPick={({ latitude, longitude }) => {
            onChange({ latitude, longitude, label: place?.label ?? '' });
            announce(t('place.chosen'));
            done('input');
          }}
          onCancel={() => done('button')}
        />
      )}
      {!picking && place && (
        <>
          <CityMap
            key={`${place.latitude},${place.longitude}`}
            class={styles.small}
            campaign={campaign}
            use="still"
            start={start}
            label={`${t('place.chosen')} ${nearText(place)}`}
          />
          <Field
            label={t('place.label')}
            hint={t('place.label.hint')}
            optional={t('common.optional')}
            name="place"
            maxLength={PROPOSAL_LIMITS.label.max}
            value={place.label}
            error={refused ? t('place.refused') : null}
            onInput={(label) => onChange({ ...place, label })}
          />
        </>
      )}
      {!picking && (
        <div class={styles.actions}>
          <Button icon={<MapIcon />} onClick={() => setPicking(true)}>
            {t(place ? 'place.change' : 'place.choose')}
          </Button>
          {place && (
            <Button
              look="quiet"
              icon={<CrossIcon />}
              onClick={() => {
                onChange(null);
                done('button');
              }}
            >
              {t('place.remove')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
