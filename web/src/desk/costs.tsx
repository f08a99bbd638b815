import { useMemo, useRef, useState } from 'preact/hooks';
import { spendsBudget } from '../../../functions/core/costs.ts';
import { districtsUnder } from '../../../functions/core/districts.ts';
import { fold } from '../../../functions/core/fold.ts';
import { useCampaign } from '../api/campaigns.ts';
import type { ListedProposal } from '../api/proposals.ts';
import { Button } from '../components/button.tsx';
import { Section } from '../components/page.tsx';
import { Plate } from '../components/plate.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton, Loading } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type Costed, useEveryProposal } from './api/costs.ts';
import { CostField } from './cost-field.tsx';
import { CostsTogether } from './costs-together.tsx';
import { CostsUntil } from './costs-until.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { useVotingStage } from './merge-dialogs.tsx';
import { PlaceFilters } from './queue-filters.tsx';
import { SearchFilters } from './search-filters.tsx';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-words.tsx';

/** So many rows at first: a browser lays out hundreds of fields slowly. */
const STEP = 100;

function Row({
  proposal,
  frozen,
  onCosted,
  onNext,
}: {
  proposal: ListedProposal;
  frozen: boolean;
  onCosted: (costed: Costed) => void;
  onNext: (from: HTMLInputElement, step: 1 | -1) => void;
}) {
  const { d, t, language } = useDesk();
  const { money } = useFormats();
  const paths = useDeskPaths();
  const names = useNames();
  const { number, title, theme, district, cost } = proposal;
  return (
    <li class={`${styles.row} ${styles.costRow}`}>
      <div class={styles.rowWords}>
        <h3 class={styles.rowTitle}>
          <Plate number={number} label={t('common.number')} />
          <a href={paths.proposal(number)} lang={proposal.language === language ? undefined : proposal.language}>
            {title}
          </a>
        </h3>
        <p class={styles.soft}>
          {names.theme(theme)} · {names.district(district)}
        </p>
      </div>
      {frozen ? (
        <p class={styles.frozenCost}>{cost === null ? d('costs.none') : money(cost)}</p>
      ) : (
        <CostField proposal={proposal} onCosted={onCosted} onNext={onNext} />
      )}
    </li>
  );
}

/** All proposals with what was set here since they were read: the public list is some seconds old. */
function useCosts() {
  const every = useEveryProposal();
  const [costed, setCosted] = useState<ReadonlyMap<number, Costed>>(new Map());
  const items = useMemo(
    () =>
      every.items?.map((proposal) => {
        const here = costed.get(proposal.number);
        return here && here.revision > proposal.revision ? { ...proposal, ...here } : proposal;
      }),
    [every.items, costed],
  );
  return {
    ...every,
    items,
    onCosted: ({ number, cost, revision }: Costed) =>
      setCosted((before) => new Map(before).set(number, { number, cost, revision })),
  };
}

function useFiltered(items: readonly ListedProposal[]) {
  const { query } = useAddress();
  const words = fold((query.q ?? '').trim());
  const { data: campaign } = useCampaign();
  const { theme, district } = query;
  const within = district && campaign ? districtsUnder(campaign, district) : null;
  return items.filter(
    (proposal) =>
      (!theme || proposal.theme === theme) &&
      (within === null || (proposal.district !== null && within.has(proposal.district))) &&
      (words === '' || String(proposal.number) === words || fold(proposal.title).includes(words)),
  );
}

/** Goes to the next field below, or above. */
function goOn(from: HTMLInputElement, step: 1 | -1): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-cost]')];
  const next = fields[fields.indexOf(from) + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function Lists({
  items,
  frozen,
  onCosted,
}: {
  items: readonly ListedProposal[];
  frozen: boolean;
  onCosted: (costed: Costed) => void;
}) {
  const { d, t } = useDesk();
  const { number: format } = useFormats();
  const [shown, setShown] = useState(STEP);
  // A proposal stays where it was found: nothing jumps away below somebody's fingers.
  const before = useRef(new Map<number, boolean>());
  for (const { number, cost } of items) {
    if (!before.current.has(number)) before.current.set(number, cost !== null);
  }
  const groups = [
    { key: 'missing', title: d('costs.missing'), found: items.filter(({ number }) => !before.current.get(number)) },
    { key: 'set', title: d('costs.set'), found: items.filter(({ number }) => before.current.get(number)) },
  ] as const;
  let room = shown;
  return (
    <>
      {groups.map(({ key, title, found }) => {
        const visible = found.slice(0, room);
        room -= visible.length;
        if (visible.length === 0) return null;
        return (
          <Section key={key} title={`${title} (${format(found.length)})`}>
            <ul class={styles.rows}>
              {visible.map((proposal) => (
                <Row key={proposal.number} proposal={proposal} frozen={frozen} onCosted={onCosted} onNext={goOn} />
              ))}
            </ul>
          </Section>
        );
      })}
      {items.length > shown && (
        <div class={styles.center}>
          <Button onClick={() => setShown(shown + STEP)}>{t('common.more')}</Button>
        </div>
      )}
    </>
  );
}

/** What each proposal costs: those without a cost first, written one below the other. */
export function CostsDesk() {
  const { d, t } = useDesk();
  const { number: format, money } = useFormats();
  const { data: campaign } = useCampaign();
  const { items, total, error, refetch, onCosted } = useCosts();
  const filtered = useFiltered(items ?? []);
  const [together, setTogether] = useState(false);
  const frozen = useVotingStage() !== 'ahead';
  const known = items ?? [];
  const costed = known.filter(({ cost }) => cost !== null);
  const sum = costed.reduce((all, { cost }) => all + (cost ?? 0), 0);
  const budget = campaign && 'budget' in campaign.selection ? campaign.selection.budget : null;
  const lead = campaign && d(spendsBudget(campaign) ? 'costs.lead' : 'costs.lead.ties');
  return (
    <DeskPage title={d('costs.title')} lead={lead}>
      {campaign && <CostsUntil campaign={campaign} />}
      {items && total > 0 && (
        <div class={styles.stack}>
          <ProgressBar
            value={costed.length}
            max={total}
            label={d('costs.progress')}
            text={d('costs.progress.of', { some: format(costed.length), all: format(total) })}
          />
          <p class={styles.soft}>
            {budget === null
              ? d('costs.sum', { sum: money(sum) })
              : d('costs.sumOf', { sum: money(sum), budget: money(budget) })}
          </p>
        </div>
      )}
      <SearchFilters>
        <PlaceFilters />
      </SearchFilters>
      {!frozen && (
        <div class={styles.line}>
          <p class={styles.soft}>{d('costs.keys')}</p>
          <Button small onClick={() => setTogether(true)}>
            {d('costs.together')}…
          </Button>
        </div>
      )}
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!items && !error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {items && filtered.length === 0 && <EmptyState title={d(total === 0 ? 'costs.empty' : 'answers.none')} />}
      {together && !frozen && (
        <CostsTogether
          proposals={known}
          onCosted={onCosted}
          onRefused={() => void refetch()}
          onClose={() => setTogether(false)}
        />
      )}
      {filtered.length > 0 && <Lists items={filtered} frozen={frozen} onCosted={onCosted} />}
    </DeskPage>
  );
}
