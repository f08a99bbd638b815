import { useEffect, useState } from 'preact/hooks';

/** Where focus goes when a window has closed: to what opened it, or to the page's heading where that has gone. */
function returnTo(opener: Element | null): void {
  if (document.activeElement !== document.body) return;
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
  else document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** Leads focus to the first field of the window that has just opened, past the button that closes it; and back. */
export function useFirstField(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    document.querySelector<HTMLElement>('dialog[open] :is(select, input, textarea)')?.focus();
    return () => {
      // Once the window is gone, and what else moves focus has done so.
      requestAnimationFrame(() => requestAnimationFrame(() => returnTo(opener)));
    };
  }, [opener]);
}
