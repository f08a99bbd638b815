import { QueryClientProvider } from '@tanstack/preact-query';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary, lazy } from 'preact-iso';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';
import { queryClient } from './api/query-client.ts';
import { Broken } from './components/broken.tsx';
import { Layout } from './components/layout.tsx';
import { languageOf } from './i18n/languages.ts';
import { loadCatalogue } from './i18n/messages.ts';
import { I18nProvider } from './i18n/use-i18n.tsx';
import type { Started } from './start.ts';

/** What a page's component receives: the parts of its address. Filters are in the query: `useLocation().query`. */
export interface PageProps {
  readonly lang: string;
  readonly campaign: string;
}

/** Links that the router follows without leaving the page; the API's feeds and downloads are not among them. */
const SITE = /^\/(?:fr|nl|de|en)(?:[/?#]|$)/;

const Start = lazy(() => import('./pages/start.tsx'));
const SignedIn = lazy(() => import('./pages/signed-in.tsx'));
const Home = lazy(() => import('./pages/home.tsx'));
const Proposals = lazy(() => import('./pages/proposals.tsx'));
const Proposal = lazy(() => import('./pages/proposal.tsx'));
const HandIn = lazy(() => import('./pages/hand-in.tsx'));
const Ballot = lazy(() => import('./pages/ballot.tsx'));
const Results = lazy(() => import('./pages/results.tsx'));
const Outcomes = lazy(() => import('./pages/outcomes.tsx'));
const Project = lazy(() => import('./pages/project.tsx'));
const Account = lazy(() => import('./pages/account.tsx'));
const Rules = lazy(() => import('./pages/rules.tsx'));
const Accessibility = lazy(() => import('./pages/accessibility.tsx'));
const Privacy = lazy(() => import('./pages/privacy.tsx'));
const Desk = lazy(() => import('./desk/desk.tsx'));
const NotFound = lazy(() => import('./pages/not-found.tsx'));

function Pages() {
  const [error, setError] = useState<Error | null>(null);
  if (error !== null) return <Broken error={error} />;
  return (
    <ErrorBoundary onError={setError}>
      <Router>
        <Route path="/:lang" component={Start} />
        <Route path="/:lang/signed-in" component={SignedIn} />
        <Route path="/:lang/:campaign" component={Home} />
        <Route path="/:lang/:campaign/proposals" component={Proposals} />
        <Route path="/:lang/:campaign/proposals/:number" component={Proposal} />
        <Route path="/:lang/:campaign/hand-in" component={HandIn} />
        <Route path="/:lang/:campaign/ballot" component={Ballot} />
        <Route path="/:lang/:campaign/results" component={Results} />
        <Route path="/:lang/:campaign/outcomes" component={Outcomes} />
        <Route path="/:lang/:campaign/projects/:id" component={Project} />
        <Route path="/:lang/:campaign/account" component={Account} />
        <Route path="/:lang/:campaign/rules" component={Rules} />
        <Route path="/:lang/:campaign/accessibility" component={Accessibility} />
        <Route path="/:lang/:campaign/privacy" component={Privacy} />
        <Route path="/:lang/:campaign/desk/*" component={Desk} />
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
        <Localized {...started} />
      </LocationProvider>
    </QueryClientProvider>
  );
}
