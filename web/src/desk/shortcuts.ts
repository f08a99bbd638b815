import { useEffect, useRef } from 'preact/hooks';
import { readDevice, writeDevice } from '../device.ts';
import { Store, useStore } from '../store.ts';

const KEY = 'desk.shortcuts';
const enabled = new Store(readDevice(KEY) !== 'off');

/** Whether single keys act. They can be switched off (WCAG 2.1.4), and this device remembers it. */
export function useShortcutsSwitch(): readonly [boolean, (on: boolean) => void] {
  const on = useStore(enabled);
  return [
    on,
    (wanted) => {
      writeDevice(KEY, wanted ? null : 'off');
      enabled.set(wanted);
    },
  ];
}

/** Somebody writes, or chooses from a list by its letters. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)))
  );
}

export type Shortcuts = Readonly<Record<string, () => void>>;

/** Single keys that act on the page: never while somebody writes, a window is open, or another key is held. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const on = useStore(enabled);
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const shortcut = latest.current[event.key];
      // A key that is held down moves on, but decides once.
      if (shortcut === undefined || (event.repeat && event.key !== 'j' && event.key !== 'k')) return;
      event.preventDefault();
      shortcut();
    };
    addEventListener('keydown', act);
    return () => removeEventListener('keydown', act);
  }, [on]);
}
