import { useEffect } from 'preact/hooks';

/** Leads focus to the first field of the window that has just opened, past the button that closes it. */
export function useFirstField(): void {
  useEffect(() => {
    document.querySelector<HTMLElement>('dialog[open] :is(select, input, textarea)')?.focus();
  }, []);
}
