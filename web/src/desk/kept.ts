import { useState } from 'preact/hooks';
import { usePageCampaign } from '../api/page-campaign.ts';
import { deviceKeys, readDeviceJson, writeDevice } from '../device.ts';
import { useSession } from '../session/use-session.ts';
import { type Check, hasFields, isCount } from './shape.ts';

const PREFIX = 'desk.draft.';
/** Milliseconds for which a draft waits to be gone on with. */
const KEPT_FOR = 14 * 24 * 60 * 60_000;

const isDated = hasFields({ at: isCount });

/** What is being written at the desk. */
export interface Kept<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** It is handed in: the device forgets it, the page goes on showing it. */
  readonly forget: () => void;
  /** Gives it up, and begins anew. */
  readonly drop: () => void;
  /** Whether it was begun earlier, and found on the device. */
  readonly found: boolean;
}

function dated<T>(check: Check<T>): Check<{ readonly at: number; readonly value: T }> {
  return hasFields<{ readonly at: number; readonly value: T }>({ at: isCount, value: check });
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Something that is being written, kept on the device until it is handed in: a window that closes, a page that is left
 * or a browser that falls over takes nothing along. Of each person, campaign and subject by itself.
 *
 * @param what the subject: `answer.12`
 * @param first what it begins with; where nothing is written yet, a later one takes its place
 */
export function useKept<T>(what: string, first: T, check: Check<T>): Kept<T> {
  const { person } = useSession();
  const key = `${PREFIX}${person?.id ?? ''}.${usePageCampaign() ?? ''}.${what}`;
  const [before] = useState(() => readDeviceJson(key, dated(check)));
  const [written, setWritten] = useState(before && { value: before.value });
  const [found, setFound] = useState(before !== null);
  return {
    value: written === null ? first : written.value,
    set: (value) => {
      setWritten({ value });
      writeDevice(key, same(value, first) ? null : JSON.stringify({ at: Date.now(), value }));
    },
    forget: () => {
      setFound(false);
      writeDevice(key, null);
    },
    drop: () => {
      setFound(false);
      setWritten(null);
      writeDevice(key, null);
    },
    found,
  };
}

/** Forgets what nobody has gone on with. */
export function forgetOldDrafts(now: number): void {
  for (const key of deviceKeys().filter((one) => one.startsWith(PREFIX))) {
    const draft = readDeviceJson(key, isDated);
    if (draft === null || now - draft.at > KEPT_FOR) writeDevice(key, null);
  }
}
