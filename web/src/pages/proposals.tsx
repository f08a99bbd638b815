import { useCallback, useMemo, useState } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { LARGEST_CATALOGUE } from '../api/catalogue.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { useAnswerDebt } from '../api/projects.ts';
import { type ListedProposal, proposalsQuery } from '../api/proposals.ts';
import { askAgain, queryClient } from '../api/query-client.ts';
import { useSelected } from '../api/results.ts';
import { serverNow } from '../api/server-clock.ts';
import { type Count, useCounts } from '../api/tally.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { CardGrid, CardGridSkeleton } from '../components/card-grid.tsx';
import { Failed } from '../components/failed.tsx';
import { ClockIcon, InfoIcon, LockIcon, PauseIcon, PlusIcon, TargetIcon } from '../components/icons.tsx';
import { memo } from '../components/memo.ts';
import { Page } from '../components/page.tsx';
import { ProposalCard } from '../components/proposal-card.tsx';
import { deviceSeed } from '../components/seed.ts';
import { Loading } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { useOnline } from '../components/use-online.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { distanceText } from '../map/distance.ts';
import { askHere, useHere } from '../map/here.ts';
import { lazyMap } from '../map/lazy-map.tsx';
import { campaignOf } from '../paths.ts';
import { usePaths } from '../use-paths.ts';
import { availabilityOf } from '../votes/availability.ts';
import { useBallot } from '../votes/ballots.ts';
import { FilterBar } from './proposals/filter-bar.tsx';
import { apiFilters, type Filters, filtersOf, isFiltered, NO_FILTERS, queryOf } from './proposals/filters.ts';
import { seenIn, useSeenCards } from './proposals/seen.ts';
import type { Distances } from './proposals/use-distances.ts';
import { useFilters } from './proposals/use-filters.ts';
import { STEP, useList } from './proposals/use-list.ts';
import { usePins } from './proposals/use-pins.ts';
import { useView } from './proposals/use-view.ts';
import styles from './proposals.module.css';

const MapView = lazyMap(async () => (await import('./proposals/map-view.tsx')).MapView);

/** Where the page is opened on its own, its list is asked for while the texts are still on their way. */
function askEarly(): void {
  const { pathname, search } = location;
  const campaign = campaignOf(pathname);
  if (campaign === null || !pathname.endsWith('/proposals')) return;
  const filters = filtersOf(Object.fromEntries(new URLSearchParams(search)));
  void queryClient.prefetchInfiniteQuery(proposalsQuery(campaign, apiFilters(filters, deviceSeed(), STEP)));
}
askEarly();

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

const Cards = memo(function Cards({
  proposals,
  counts,
  distances,
  selected,
}: {
  proposals: readonly ListedProposal[];
  counts: ReadonlyMap<number, Count>;
  distances: Distances | null;
  /** Which ones are to be marked as selected; null: none. */
  selected: ReadonlySet<number> | null;
}) {
  const { t, language } = useI18n();
  const distanceOf = (number: number) => {
    const metres = distances?.get(number);
    return metres === undefined ? undefined : t('map.distance', { distance: distanceText(language, metres) });
  };
  if (proposals.length === 0) return null;
  return (
    <CardGrid label={t('proposals.title')}>
      {proposals.map((proposal) => (
        <li key={proposal.number}>
          <ProposalCard
            proposal={proposal}
            count={counts.get(proposal.number)}
            distance={distanceOf(proposal.number)}
            selected={selected?.has(proposal.number)}
          />
        </li>
      ))}
    </CardGrid>
  );
});

/**
 * What is selected, and the filters that it leaves: an old link still shows a list where nothing is. `marked`: those that
 * stand out; null where none do, for all would.
 */
function useSelection(wanted: Filters) {
  const selected = useSelected();
  const { data: debt } = useAnswerDebt();
  const { numbers } = selected;
  const few = !numbers || numbers.size <= LARGEST_CATALOGUE;
  const filters = useMemo(
    () => (wanted.selected && (numbers === null || !few) ? { ...wanted, selected: false } : wanted),
    [wanted, numbers, few],
  );
  const some = numbers && debt && few && numbers.size > 0 && numbers.size < debt.proposals;
  return { selected, filters, marked: some ? numbers : null };
}

/** Says what sorting by distance needs, until it is known. */
function NearNotice() {
  const { t } = useI18n();
  const { here, asking, ask } = useHere();
  if (here) return null;
  return (
    <Notice icon={<TargetIcon />}>
      <div class={styles.ask}>
        <p>{t('proposals.near')}</p>
        <Button small busy={asking} onClick={() => void ask()}>
          {t('place.where')}
        </Button>
      </div>
    </Notice>
  );
}

/** The proposals: searched, filtered, sorted, and voted on in place. */
export default function ProposalsPage() {
  const { t } = useI18n();
  const { number: format } = useFormats();
  const paths = usePaths();
  const id = usePageCampaign() ?? '';
  const online = useOnline();
  const { data: campaign, error: failure } = useCampaign();
  const { filters: wanted, change } = useFilters();
  const { selected, marked, filters } = useSelection(wanted);
  const counts = useCounts();
  const [seenBefore, setSeenBefore] = useState(() => seenIn(id));
  const list = useList(filters, seenBefore, counts, selected);
  const cards = useSeenCards(id, campaign ? list.items : null);
  const onChange = useCallback(
    (part: Partial<Filters>) => {
      if (part.unseen !== undefined) setSeenBefore(seenIn(id));
      if (part.sort === 'near') void askHere();
      change(part);
    },
    [id, change],
  );
  const { view, at, show, choose } = useView();
  const mapped = view === 'map' && campaign?.places != null;
  const { pins, failed } = usePins(mapped, filters, list, seenBefore);
  const known = useMemo(
    () => new Map(mapped ? (list.found ?? list.items).map((proposal) => [proposal.number, proposal]) : []),
    [mapped, list.found, list.items],
  );
  const reset = () => change({ ...NO_FILTERS, sort: filters.sort });

  const canPropose = campaign?.phase === 'ideation';
  const closes = campaign?.phases.find(({ phase }) => phase === 'ideation')?.closes ?? null;
  const over = closes !== null && serverNow() >= Date.parse(closes);
  const propose = canPropose && (
    <LinkButton look="main" href={paths.handIn} icon={<PlusIcon />}>
      {t('nav.handIn')}
    </LinkButton>
  );
  if (!campaign) {
    // Its themes and districts stand above the list: nothing is shown that they would push away.
    return (
      <Page title={t('proposals.title')}>
        {failure ? <Failed error={failure} onRetry={askAgain} /> : <Loading label={t('common.loading')} />}
      </Page>
    );
  }
  const nothing = !list.pending && !list.error && list.items.length === 0 && !list.more;
  return (
    <Page title={t('proposals.title')}>
      <div class={styles.list}>
        <FilterBar
          filters={filters}
          facets={list.facets}
          total={list.error ? null : list.total}
          busy={list.busy}
          view={campaign.places && view}
          selected={marked !== null || filters.selected}
          near={campaign.places !== null && list.found !== null}
          onView={show}
          onChange={onChange}
        />
        {!online && <Notice icon={<InfoIcon />}>{t('proposals.offline')}</Notice>}
        <VotingNotice />
        {filters.sort === 'near' && <NearNotice />}
        {propose && !nothing && <div>{propose}</div>}
        {list.error ? <Failed error={list.error} onRetry={askAgain} /> : null}
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
            <EmptyState title={t(over ? 'proposals.noneAtAll' : 'proposals.empty')} actions={propose} />
          ))}
        <div class={mapped ? styles.both : undefined}>
          {mapped && (
            <div class={styles.map}>
              <MapView
                campaign={campaign}
                pins={pins}
                failed={failed}
                total={list.total}
                known={known}
                narrowedBy={queryOf(filters)}
                at={at}
                onChoose={choose}
                list={cards}
              />
            </div>
          )}
          <div class={mapped ? styles.beside : styles.list}>
            <div ref={cards}>
              <Cards
                proposals={list.items}
                counts={counts}
                distances={list.distances}
                selected={filters.selected ? null : marked}
              />
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
        </div>
      </div>
    </Page>
  );
}
