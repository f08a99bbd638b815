import { useMemo, useState } from 'preact/hooks';
import { ANSWER_KINDS } from '../../../functions/core/answer.ts';
import { ANSWERS_A_REQUEST } from '../../../functions/core/limits.ts';
import { useCampaign } from '../api/campaigns.ts';
import { useAnswerDebt } from '../api/projects.ts';
import { type ListedProposal, useProposal, useProposals } from '../api/proposals.ts';
import { askAgain, failedOf } from '../api/query-client.ts';
import { AnswerBadge } from '../components/answer-badge.tsx';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { Select } from '../components/field.tsx';
import { Plate } from '../components/plate.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton, Loading, TextSkeleton } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { PlaceFilters } from './queue-filters.tsx';
import { SearchFilters } from './search-filters.tsx';
import { useAddress } from './use-address.ts';
import { useDesk } from './use-words.tsx';

type Debt = NonNullable<ReturnType<typeof useAnswerDebt>['data']>;
const WANTED = ['none', ...ANSWER_KINDS] as const;

function DebtNow({ debt }: { debt: Debt }) {
  const { t } = useDesk();
  const { number, date } = useFormats();
  const { proposals, unanswered, since } = debt;
  return (
    <div class={styles.stack}>
      <ProgressBar
        value={proposals - unanswered}
        max={proposals}
        label={t('outcomes.debt.answered')}
        text={t('outcomes.debt.of', { some: number(proposals - unanswered), all: number(proposals) })}
      />
      {since !== null && <p class={styles.soft}>{t('outcomes.debt.since', { date: date(since) })}</p>}
    </div>
  );
}

function Row({
  proposal,
  selected,
  onSelect,
  onAnswer,
}: {
  proposal: ListedProposal;
  selected: boolean;
  onSelect: (selected: boolean) => void;
  onAnswer: () => void;
}) {
  const { d, t, language } = useDesk();
  const paths = useDeskPaths();
  const names = useNames();
  const { number, title, summary, theme, district, answer } = proposal;
  const lang = proposal.language === language ? undefined : proposal.language;
  return (
    <li class={styles.row}>
      <label class={styles.tick}>
        <input type="checkbox" checked={selected} onChange={(event) => onSelect(event.currentTarget.checked)} />
        <span class="visually-hidden">{d('answers.select', { number: String(number) })}</span>
      </label>
      <div class={styles.rowWords}>
        <h2 class={styles.rowTitle}>
          <Plate number={number} label={t('common.number')} />
          <a href={paths.proposal(number)} lang={lang}>
            {title}
          </a>
        </h2>
        <p class={styles.excerpt} lang={lang}>
          {summary}
        </p>
        <p class={styles.badges}>
          {answer ? <AnswerBadge kind={answer.kind} /> : <Badge tone="watch">{t('proposals.answer.none')}</Badge>}
          <span class={styles.soft}>
            {names.theme(theme)} · {names.district(district)}
          </span>
        </p>
      </div>
      <Button small onClick={onAnswer}>
        {d(answer ? 'answers.anew' : 'answers.answer')}
      </Button>
    </li>
  );
}

/** A search for a number finds that very proposal, whatever else is filtered by. */
function useFound() {
  const { query } = useAddress();
  const q = (query.q ?? '').trim();
  const number = /^\d{1,6}$/.test(q) ? Number(q) : null;
  const answer = query.answer === 'all' ? undefined : (WANTED.find((one) => one === query.answer) ?? 'none');
  const list = useProposals({
    sort: 'number',
    limit: 50,
    ...(answer && { answer }),
    ...(query.theme && { theme: query.theme }),
    ...(query.district && { district: query.district }),
    ...(q !== '' && number === null && { q }),
  });
  const sole = useProposal(number ?? 1);
  if (number === null) {
    const items = list.data?.pages.flatMap((page) => page.items);
    return { ...list, items, total: list.data?.pages[0]?.total ?? 0 };
  }
  const found = sole.data?.number === number && sole.data.status === 'published' ? [sole.data] : [];
  const items = sole.isPending ? undefined : found;
  return {
    items,
    total: found.length,
    error: null,
    hasNextPage: false,
    isFetchingNextPage: false,
  };
}

function Filters({ debt }: { debt: Debt | undefined }) {
  const { d, t } = useDesk();
  const { query, change } = useAddress();
  const counts = useMemo(
    () =>
      debt && {
        themes: new Map(debt.themes.map(({ theme, unanswered }) => [theme, unanswered])),
        districts: new Map(debt.districts.map(({ district, unanswered }) => [district ?? '', unanswered])),
      },
    [debt],
  );
  return (
    <SearchFilters>
      <Select
        label={t('proposals.answer')}
        value={query.answer ?? 'none'}
        options={[
          ...WANTED.map((value) => ({
            value,
            label: value === 'none' ? t('proposals.answer.none') : t(`answer.${value}`),
          })),
          { value: 'all', label: d('filter.all') },
        ]}
        onChange={(answer) => change({ answer: answer === 'none' ? null : answer })}
      />
      <PlaceFilters themes={counts?.themes} districts={counts?.districts} />
    </SearchFilters>
  );
}

/** Every proposal gets an answer of the city: one by one, or one to a selection. What waits comes first. */
export function AnswersDesk() {
  const { d, t } = useDesk();
  const { query } = useAddress();
  const { data: campaign } = useCampaign();
  const debt = useAnswerDebt();
  const found = useFound();
  const [selection, setSelection] = useState<ReadonlyMap<number, ListedProposal>>(new Map());
  const [answering, setAnswering] = useState<readonly ListedProposal[] | null>(null);
  const [answered, setAnswered] = useState<ReadonlySet<number>>(new Set());
  const waiting = (query.answer ?? 'none') === 'none';
  // The public list is some seconds old: what has been answered here is not shown as waiting.
  const items = found.items?.filter(({ number, answer }) => !waiting || answer !== null || !answered.has(number));
  const shown = items ?? [];
  const all = shown.length > 0 && shown.every(({ number }) => selection.has(number));
  const select = (proposals: readonly ListedProposal[], selected: boolean) => {
    const next = new Map(selection);
    for (const proposal of proposals) {
      if (selected) next.set(proposal.number, proposal);
      else next.delete(proposal.number);
    }
    setSelection(next);
  };
  const [failed] = failedOf([debt, { data: found.items, error: found.error }]);
  const tooMany = selection.size > ANSWERS_A_REQUEST;
  return (
    <DeskPage title={d('answers.title')} lead={d('answers.lead')}>
      {failed && <DeskFailed error={failed.error} onRetry={askAgain} />}
      {debt.data ? <DebtNow debt={debt.data} /> : <TextSkeleton lines={2} />}
      <Filters debt={debt.data} />
      {items === undefined && !found.error && (
        <>
          <Loading label={t('common.loading')} />
          <CardSkeleton />
        </>
      )}
      {items?.length === 0 && <EmptyState title={d(waiting ? 'answers.empty' : 'answers.none')} />}
      {shown.length > 0 && (
        <section class={styles.stack} aria-label={d('answers.title')}>
          <div class={styles.line}>
            <label class={styles.tick}>
              <input type="checkbox" checked={all} onChange={(event) => select(shown, event.currentTarget.checked)} />
              <span>{d('answers.selectAll')}</span>
            </label>
            <p class={styles.soft}>
              {t('proposals.shown', { shown: String(shown.length), total: String(found.total) })}
            </p>
          </div>
          <ul class={styles.rows}>
            {shown.map((proposal) => (
              <Row
                key={proposal.number}
                proposal={proposal}
                selected={selection.has(proposal.number)}
                onSelect={(selected) => select([proposal], selected)}
                onAnswer={() => setAnswering([proposal])}
              />
            ))}
          </ul>
          {'fetchNextPage' in found && found.hasNextPage && (
            <div class={styles.center}>
              <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t('common.more')}
              </Button>
            </div>
          )}
        </section>
      )}
      <div class={styles.bulk} role="status">
        {selection.size > 0 && (
          <div class={styles.bulkBar}>
            <span>{d('answers.selected', { count: selection.size })}</span>
            {tooMany ? (
              <span class={styles.warn}>{d('answers.tooMany', { count: ANSWERS_A_REQUEST })}</span>
            ) : (
              <Button look="main" small onClick={() => setAnswering([...selection.values()])}>
                {d('answers.together')}
              </Button>
            )}
            <Button small onClick={() => setSelection(new Map())}>
              {d('answers.clear')}
            </Button>
          </div>
        )}
      </div>
      {campaign && answering && (
        <AnswerDialog
          campaign={campaign}
          proposals={answering}
          onClose={() => setAnswering(null)}
          onAnswered={(numbers) => {
            setAnswered(new Set([...answered, ...numbers]));
            setSelection(new Map([...selection].filter(([number]) => !numbers.includes(number))));
          }}
        />
      )}
    </DeskPage>
  );
}
