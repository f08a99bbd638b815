import { readDevice, writeDevice } from '../device.ts';

/** So many random orders there are: enough to favour no idea, few enough for answers to be shared by the edge's caches. */
const ORDERS = 32;
const KEY = 'order';

/** Which random order this device sees, the same at every visit. */
export function deviceSeed(): string {
  const kept = readDevice(KEY);
  if (kept !== null && /^\d{1,2}$/.test(kept)) return kept;
  const drawn = String(1 + Math.floor(Math.random() * ORDERS));
  writeDevice(KEY, drawn);
  return drawn;
}
