import { useCallback } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

export type ListView = 'list' | 'map';

/** The query with its view and its chosen proposal changed, and all else kept. */
export function withView(search: string, view: ListView, at: number | null): string {
  const query = new URLSearchParams(search);
  query.delete('view');
  query.delete('at');
  if (view === 'map') query.set('view', view);
  if (view === 'map' && at !== null) query.set('at', String(at));
  return query.size === 0 ? '' : `?${query}`;
}

/** The query of other filters, in the view that the page's address has now. What was chosen on the map is let go. */
export function keepingView(query: string): string {
  return withView(query, viewOf(new URLSearchParams(location.search).get('view')), null);
}

function viewOf(text: string | null | undefined): ListView {
  return text === 'map' ? 'map' : 'list';
}

/** Whether the list stands alone or beside its map (`?view=map`), and which proposal is chosen on it (`&at=412`). */
export function useView() {
  const { query, path, route } = useLocation();
  const view = viewOf(query.view);
  const at = /^[1-9]\d{0,5}$/.test(query.at ?? '') ? Number(query.at) : null;
  return {
    view,
    at,
    /** Leads there and back, as a link does. */
    show: useCallback((next: ListView) => route(`${path}${withView(location.search, next, null)}`), [path, route]),
    /** Stays the same step of the way. */
    choose: (number: number | null) => route(`${path}${withView(location.search, 'map', number)}`, true),
  };
}
