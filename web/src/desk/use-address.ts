import { useLocation } from 'preact-iso/router';

/** What the address says behind its question mark: a list's filters live there. `null` takes one away. */
export function useAddress() {
  const { query, path, route } = useLocation();
  return {
    query,
    change: (part: Readonly<Record<string, string | null>>) => {
      const entries = Object.entries({ ...query, ...part }).filter(([, value]) => value !== null && value !== '');
      const search = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
      route(search === '' ? path : `${path}?${search}`, true);
    },
  };
}
