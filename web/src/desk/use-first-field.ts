import { useEffect, useState } from 'preact/hooks';

/**
 * Leads focus to the first field of the window that has just opened, past the button that closes it; and back to where
 * it was when the window goes and nothing else has taken it.
 */
export function useFirstField(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    document.querySelector<HTMLElement>('dialog[open] :is(select, input, textarea)')?.focus();
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    };
  }, [opener]);
}
