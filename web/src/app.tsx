import { QueryClientProvider } from '@tanstack/preact-query';
import type { AnyComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { exec, LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { queryClient } from './api/query-client.ts';
import { Broken } from './components/broken.tsx';
import { Layout } from './components/layout.tsx';
import { languageOf } from './i18n/languages.ts';
import { loadCatalogue, loadRest } from './i18n/messages.ts';
import { I18nProvider } from './i18n/use-i18n.tsx';
import { PageData } from './page-data.tsx';
import type { Started } from './start.ts';

/** What a page's component receives: the parts of its address. Filters are in the query: `useLocation().query`. */
export interface PageProps {
  readonly lang: string;
  readonly campaign: string;
}

/** Links that the router follows without leaving the page; the API's feeds and downloads are not among them. */
const SITE = /^\/(?:fr|nl|de|en)(?:[/?#]|$)/;

type Page = AnyComponent<Partial<Record<'lang' | 'campaign' | 'number' | 'id', string>>> & {
  readonly preload: () => Promise<unknown>;
};

/** A page that comes with the texts of which no first page says anything: web/catalogues.ts finds out which those are. */
function later<T>(load: () => Promise<{ default: T }>) {
  return lazy(async () => {
    const language = languageOf(location.pathname);
    const [page] = await Promise.all([load(), language === null ? null : loadRest(language)]);
    return page;
  });
}

/** Where each page is, the first that fits; it is loaded when it is first looked at. */
const PAGES: readonly (readonly [path: string, page: Page])[] = [
  ['/:lang', lazy(() => import('./pages/start.tsx'))],
  ['/:lang/signed-in', lazy(() => import('./pages/signed-in.tsx'))],
  ['/:lang/:campaign', lazy(() => import('./pages/home.tsx'))],
  ['/:lang/:campaign/proposals', lazy(() => import('./pages/proposals.tsx'))],
  ['/:lang/:campaign/proposals/:number', lazy(() => import('./pages/proposal.tsx'))],
  ['/:lang/:campaign/hand-in', later(() => import('./pages/hand-in.tsx'))],
  ['/:lang/:campaign/ballot', later(() => import('./pages/ballot.tsx'))],
  ['/:lang/:campaign/results', later(() => import('./pages/results.tsx'))],
  ['/:lang/:campaign/outcomes', later(() => import('./pages/outcomes.tsx'))],
  ['/:lang/:campaign/projects/:id', later(() => import('./pages/project.tsx'))],
  ['/:lang/:campaign/account', later(() => import('./pages/account.tsx'))],
  ['/:lang/:campaign/rules', later(() => import('./pages/rules.tsx'))],
  ['/:lang/:campaign/accessibility', later(() => import('./pages/accessibility.tsx'))],
  ['/:lang/:campaign/privacy', later(() => import('./pages/privacy.tsx'))],
  ['/:lang/:campaign/desk/:rest*', later(() => import('./desk/desk.tsx'))],
];
const NotFound = lazy(() => import('./pages/not-found.tsx'));

/** Begins to load the page of a path, without waiting for what else it needs. */
export async function preloadPage(path: string): Promise<void> {
  const [, page] = PAGES.find(([pattern]) => exec(path, pattern) !== undefined) ?? [];
  await page?.preload();
}

function Pages() {
  const [error, setError] = useState<Error | null>(null);
  if (error !== null) return <Broken error={error} />;
  return (
    <ErrorBoundary onError={setError}>
      <Router>
        {PAGES.map(([path, component]) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}

/** The page in the language of its address; until another language's texts have come, it stays in the one before. */
function Localized(started: Started) {
  const wanted = languageOf(useLocation().path);
  const [shown, show] = useState(started);
  useEffect(() => {
    if (wanted === null || wanted === shown.language) return;
    let current = true;
    loadCatalogue(wanted).then(
      (catalogue) => current && show({ language: wanted, catalogue }),
      // The network is down: the address says one thing and the page another, which a reload mends.
      () => location.reload(),
    );
    return () => {
      current = false;
    };
  }, [wanted, shown.language]);
  return (
    <I18nProvider {...shown}>
      <Layout>
        <Pages />
      </Layout>
    </I18nProvider>
  );
}

export function App(started: Started) {
  return (
    <QueryClientProvider client={queryClient}>
      <LocationProvider scope={SITE}>
        <PageData>
          <Localized {...started} />
        </PageData>
      </LocationProvider>
    </QueryClientProvider>
  );
}
