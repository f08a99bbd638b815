import { useState } from 'preact/hooks';
import { toast } from '../components/toast.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Store, useStore } from '../store.ts';
import type { Point } from './geo.ts';

/** Where somebody is, once they have asked for it: for as long as the page lives, and never sent anywhere. */
const here = new Store<Point | null>(null);

const PATIENCE = 15_000;
/** A place that was found a minute ago will do, ms. */
const FRESH = 60_000;

/** Asks the device, which asks its owner: only when somebody has chosen what says so. null where it is not to be had. */
export async function askHere(): Promise<Point | null> {
  try {
    here.set(await found());
    return here.value;
  } catch {
    return null;
  }
}

function found(): Promise<Point> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) {
      reject(new Error('This device does not tell where it is.'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      ({ message }) => reject(new Error(message)),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: FRESH },
    );
  });
}

/** Where the device is, and `ask`, which says so where it is not to be had. */
export function useHere() {
  const { t } = useI18n();
  const point = useStore(here);
  const [asking, setAsking] = useState(false);
  const ask = async (): Promise<Point | null> => {
    setAsking(true);
    const at = await askHere();
    setAsking(false);
    if (!at) toast(t('map.where.failed'), 'bad');
    return at;
  };
  return { here: point, asking, ask };
}
