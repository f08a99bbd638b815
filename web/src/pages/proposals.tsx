import { useEffect, useMemo, useState } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { useCatalogue } from '../api/catalogue.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { useAnswerDebt } from '../api/projects.ts';
import { type ListedProposal, proposalsQuery, useProposals } from '../api/proposals.ts';
import { queryClient } from '../api/query-client.ts';
import { serverNow } from '../api/server-clock.ts';
import { useCounts } from '../api/tally.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { CardGrid, CardGridSkeleton } from '../components/card-grid.tsx';
import { Failed } from '../components/failed.tsx';
import { ClockIcon, InfoIcon, LockIcon, PauseIcon, PlusIcon } from '../components/icons.tsx';
import { Page } from '../components/page.tsx';
import { ProposalCard } from '../components/proposal-card.tsx';
import { deviceSeed } from '../components/seed.ts';
import { Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { useOnline } from '../components/use-online.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { campaignOf } from '../paths.ts';
import { usePaths } from '../use-paths.ts';
import { availabilityOf } from '../votes/availability.ts';
import { useBallot } from '../votes/ballots.ts';
import { FilterBar } from './proposals/filter-bar.tsx';
import {
  apiFilters,
  countsBy,
  facetsOf,
  filtered,
  filtersOf,
  indexOf,
  isFiltered,
  NO_FILTERS,
  ordered,
  queryOf,
} from './proposals/filters.ts';
import { seenIn, useSeenCards } from './proposals/seen.ts';
import { useFilters } from './proposals/use-filters.ts';
import styles from './proposals.module.css';

/** Cards that one step of the list adds. */
const STEP = 24;
/** Cards that a changed filter draws at once: more than a screen holds. The rest follows when they stand. */
const FIRST_DRAWN = 6;
/** How far each list was opened, for the way back to it. */
const opened = new Map<string, number>();

/** How many cards may be drawn now: all of them but for the first moment after the filters have changed. */
function useDrawn(key: string): number {
  const [ready, setReady] = useState(key);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setTimeout(() => setReady(key)));
    return () => cancelAnimationFrame(frame);
  }, [key]);
  return ready === key ? Number.MAX_SAFE_INTEGER : FIRST_DRAWN;
}

/** Where the page is opened on its own, its list is asked for while the texts are still on their way. */
function askEarly(): void {
  const { pathname, search } = location;
  const campaign = campaignOf(pathname);
  if (campaign === null || !pathname.endsWith('/proposals')) return;
  const filters = filtersOf(Object.fromEntries(new URLSearchParams(search)));
  void queryClient.prefetchInfiniteQuery(proposalsQuery(campaign, apiFilters(filters, deviceSeed(), STEP)));
}
askEarly();

interface List {
  readonly items: readonly ListedProposal[];
  readonly total: number | undefined;
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
}

/** Says once, above the list, why nobody can vote now. */
function VotingNotice() {
  const { t } = useI18n();
  const { date } = useFormats();
  const { data: campaign } = useCampaign();
  const { data: ballot } = useBallot();
  if (!campaign) return null;
  const availability = availabilityOf(campaign, ballot, true, serverNow());
  switch (availability.kind) {
    case 'open':
    case 'limit-reached':
      return null;
    case 'not-open-yet':
      return availability.opens === null ? null : (
        <Notice icon={<ClockIcon />}>{t('vote.opens', { date: date(availability.opens) })}</Notice>
      );
    case 'closed':
      return <Notice icon={<LockIcon />}>{t('vote.closed', { date: date(availability.closed) })}</Notice>;
    case 'paused':
      return (
        <Notice tone="watch" icon={<PauseIcon />}>
          {t('vote.paused', { reason: availability.reason })}
        </Notice>
      );
  }
}

/** The proposals: searched, filtered, sorted, and voted on in place. */
export default function ProposalsPage() {
  const { t } = useI18n();
  const { number: format } = useFormats();
  const paths = usePaths();
  const id = usePageCampaign() ?? '';
  const online = useOnline();
  const { data: campaign, error: failure, refetch } = useCampaign();
  const { filters, change, reset } = useFilters();
  const seed = deviceSeed();
  const counts = useCounts();
  const { data: debt } = useAnswerDebt();
  const catalogue = useCatalogue(debt?.proposals);
  const [seenBefore, setSeenBefore] = useState(() => seenIn(id));
  const key = queryOf(filters);
  const [, redraw] = useState(0);
  const drawn = useDrawn(key);
  const visible = Math.min(opened.get(key) ?? STEP, drawn);

  // With all of them here the platform need not be asked for each filter.
  const asked = useProposals(apiFilters(catalogue ? NO_FILTERS : filters, seed, STEP));
  const index = useMemo(() => (campaign && catalogue ? indexOf(campaign, catalogue) : null), [campaign, catalogue]);
  const local = useMemo(
    () => (index && campaign ? ordered(filtered(index, campaign, filters, seenBefore), filters, seed, counts) : null),
    [index, campaign, filters, seenBefore, seed, counts],
  );
  const facets = useMemo(() => {
    if (!campaign) return null;
    if (index) {
      const without = (part: 'theme' | 'district') =>
        filtered(index, campaign, { ...filters, [part]: null }, seenBefore).map(({ proposal }) => proposal);
      const [byTheme, byDistrict] = [without('theme'), without('district')];
      return {
        themes: countsBy(campaign, byTheme).themes,
        districts: countsBy(campaign, byDistrict).districts,
        themesTotal: byTheme.length,
        districtsTotal: byDistrict.length,
      };
    }
    // Until all are here: the counts of the whole list, which the answer debt brings along.
    return debt && !isFiltered(filters) ? facetsOf(campaign, debt) : null;
  }, [campaign, index, filters, seenBefore, debt]);

  const list: List = useMemo(() => {
    if (local) {
      const open = () => {
        opened.set(key, (opened.get(key) ?? STEP) + STEP);
        redraw((times) => times + 1);
      };
      return {
        items: local.slice(0, visible),
        total: local.length,
        pending: false,
        error: null,
        retry: () => undefined,
        more: local.length > visible && drawn > visible ? open : null,
        loadingMore: false,
      };
    }
    const all = asked.data?.pages.flatMap(({ items }) => items) ?? [];
    return {
      items: filters.unseen ? all.filter(({ number }) => !seenBefore.has(number)) : all,
      total: asked.data?.pages[0]?.total,
      pending: asked.isPending,
      error: asked.data ? null : asked.error,
      retry: asked.refetch,
      more: asked.hasNextPage ? () => void asked.fetchNextPage() : null,
      loadingMore: asked.isFetchingNextPage,
    };
  }, [local, visible, drawn, key, asked, filters.unseen, seenBefore]);
  const cards = useSeenCards(id, campaign ? list.items : null);

  const canPropose = campaign?.phase === 'ideation';
  const propose = canPropose && (
    <LinkButton look="main" href={paths.handIn} icon={<PlusIcon />}>
      {t('nav.handIn')}
    </LinkButton>
  );
  if (!campaign) {
    // Its themes and districts stand above the list: nothing is shown that they would push away.
    return (
      <Page title={t('proposals.title')}>
        {failure ? <Failed error={failure} onRetry={refetch} /> : <Loading label={t('common.loading')} />}
      </Page>
    );
  }
  const nothing = !list.pending && !list.error && list.items.length === 0 && !list.more;
  return (
    <Page title={t('proposals.title')}>
      <div class={styles.list}>
        <FilterBar
          filters={filters}
          facets={facets}
          total={list.error ? null : list.total}
          busy={!local && asked.isPlaceholderData}
          onChange={(part) => {
            if (part.unseen !== undefined) setSeenBefore(seenIn(id));
            change(part);
          }}
        />
        {!online && <Notice icon={<InfoIcon />}>{t('proposals.offline')}</Notice>}
        <VotingNotice />
        {propose && !nothing && <div>{propose}</div>}
        {list.error ? <Failed error={list.error} onRetry={list.retry} /> : null}
        {list.pending && (
          <>
            <Loading label={t('common.loading')} />
            <CardGridSkeleton cards={6} />
          </>
        )}
        {nothing &&
          (isFiltered(filters) ? (
            <EmptyState
              title={filters.unseen && filters.q === '' ? t('proposals.allSeen') : t('proposals.none')}
              actions={
                <>
                  <Button onClick={reset}>{t('proposals.reset')}</Button>
                  {propose}
                </>
              }
            >
              <p>{t('proposals.none.text')}</p>
              {canPropose && <p>{t('proposals.none.propose')}</p>}
            </EmptyState>
          ) : (
            <EmptyState title={t('proposals.empty')} actions={propose} />
          ))}
        <div ref={cards}>
          {list.items.length > 0 && (
            <CardGrid label={t('proposals.title')}>
              {list.items.map((proposal) => (
                <li key={proposal.number}>
                  <ProposalCard proposal={proposal} count={counts.get(proposal.number)} />
                </li>
              ))}
            </CardGrid>
          )}
        </div>
        {list.more && (
          <div class={styles.more}>
            <p class={styles.shown}>
              {t('proposals.shown', { shown: format(list.items.length), total: format(list.total ?? 0) })}
            </p>
            <Button busy={list.loadingMore} onClick={list.more}>
              {t('common.more')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}
