import { useState } from 'preact/hooks';
import { toast } from '../components/toast.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Store, useStore } from '../store.ts';
import type { Point } from './clusters.ts';

/** Where somebody is, once they have asked for it: for as long as the page lives, and never sent anywhere. */
const here = new Store<Point | null>(null);

const PATIENCE = 15_000;
/** A place that was found a minute ago will do, ms. */
const FRESH = 60_000;

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

/** Where the device is; `ask` it only when somebody has pressed what says so. It gives null where it is not to be had. */
export function useHere() {
  const { t } = useI18n();
  const point = useStore(here);
  const [asking, setAsking] = useState(false);
  const ask = async (): Promise<Point | null> => {
    setAsking(true);
    try {
      const at = await found();
      here.set(at);
      return at;
    } catch {
      toast(t('map.where.failed'), 'bad');
      return null;
    } finally {
      setAsking(false);
    }
  };
  return { here: point, asking, ask };
}
