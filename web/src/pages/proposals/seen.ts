import { useEffect, useRef } from 'preact/hooks';
import { readDeviceJson, writeDevice } from '../../device.ts';

/** How long a card has to be looked at to count as seen, ms, and how much of it has to be in sight. */
const LOOKED = 1_200;
const IN_SIGHT = 0.6;

const keyOf = (campaign: string) => `seen.${campaign}`;

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((number) => typeof number === 'number');

/** The numbers that were seen on this device. */
export function seenIn(campaign: string): ReadonlySet<number> {
  return new Set(readDeviceJson(keyOf(campaign), isNumbers) ?? []);
}

export function markSeen(campaign: string, numbers: Iterable<number>): void {
  const seen = new Set([...seenIn(campaign), ...numbers]);
  writeDevice(keyOf(campaign), JSON.stringify([...seen]));
}

/** Notes which cards below the element (`data-number`) somebody has looked at. `shown` changes with the cards. */
export function useSeenCards(campaign: string, shown: unknown) {
  const list = useRef<HTMLDivElement>(null);
  const observer = useRef<IntersectionObserver>(undefined);
  useEffect(() => {
    const timers = new Map<Element, ReturnType<typeof setTimeout>>();
    observer.current = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          clearTimeout(timers.get(target));
          timers.delete(target);
          const number = Number(target.getAttribute('data-number'));
          if (isIntersecting)
            timers.set(
              target,
              setTimeout(() => markSeen(campaign, [number]), LOOKED),
            );
        }
      },
      { threshold: IN_SIGHT },
    );
    return () => {
      observer.current?.disconnect();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [campaign]);
  useEffect(() => {
    // One that is observed already stays as it is.
    for (const card of list.current?.querySelectorAll('[data-number]') ?? []) observer.current?.observe(card);
  }, [campaign, shown]);
  return list;
}
