import { useMemo, useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { CostOf, useSpends } from '../../components/cost.tsx';
import { type Column, CsvButton, DataTable } from '../../components/data-table.tsx';
import { Field, Tick } from '../../components/field.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { SplitBar } from '../../components/progress.tsx';
import { useNames } from '../../components/proposal-card.tsx';
import { ProposalTitle, type useProposalsByNumber } from '../../components/proposal-title.tsx';
import { Unfolded } from '../../components/unfolded.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../results.module.css';
import type { Standing } from './standing.ts';
import { useNamed } from './use-named.ts';

const STEP = 20;
/** Above so many rows the table is for downloading. */
const LONGEST_TABLE = 1_000;

/** Columns that are known of the list of proposals alone. */
const OF_THE_LIST: ReadonlySet<string> = new Set(['title', 'cost', 'theme', 'district']);

type Proposals = ReturnType<typeof useProposalsByNumber>;
type Marked = 'selected' | 'tied';

/** What the rule has made of a proposal; nothing for those that it left out. */
function marksOf(selection: Schemas['Selection'] | null): ReadonlyMap<number, Marked> {
  const marks = new Map<number, Marked>();
  for (const number of selection?.ties.flatMap(({ numbers }) => numbers) ?? []) marks.set(number, 'tied');
  for (const number of selection?.selected ?? []) marks.set(number, 'selected');
  return marks;
}

function Mark({ mark }: { mark: Marked | undefined }) {
  const { t } = useI18n();
  switch (mark) {
    case 'selected':
      return (
        <Badge tone="good" icon={<CheckIcon />}>
          {t('results.isSelected')}
        </Badge>
      );
    case 'tied':
      return <Badge tone="watch">{t('results.waitsForLot')}</Badge>;
    case undefined:
      return null;
  }
}

/** The order of all proposals, with for and against, searchable, as a list, a table and a file. */
export function Ranking({
  selection,
  standings,
  annulments,
  proposals,
}: {
  /** null while it is not known what is selected. */
  selection: Schemas['Selection'] | null;
  standings: readonly Standing[];
  annulments: Schemas['Result']['annulments'];
  proposals: Proposals;
}) {
  const { t } = useI18n();
  const { number: format } = useFormats();
  const names = useNames();
  const { data: campaign } = useCampaign();
  const [shown, setShown] = useState(STEP);
  const [words, setWords] = useState('');
  const [chosenOnly, setChosenOnly] = useState(false);
  const spends = useSpends();
  const { byNumber } = proposals;
  const marks = useMemo(() => marksOf(selection), [selection]);
  const named = useNamed(words, proposals);
  const found = useMemo(() => {
    const among = chosenOnly ? standings.filter(({ number }) => marks.get(number) === 'selected') : standings;
    return named === null ? among : among.filter(({ number }) => named.has(number));
  }, [standings, named, chosenOnly, marks]);
  if (!campaign) return null;
  // Where all are selected, saying so of each would only be noise.
  const marking = selection !== null && selection.selected.length < standings.length;
  const markOf = ({ number }: Standing) => (marking ? marks.get(number) : undefined);
  const most = standings.reduce((largest, row) => Math.max(largest, row.for + row.against), 1);
  const reasons = new Map(annulments.map(({ number, reason }) => [number, reason]));
  const costOf = ({ number }: Standing) => byNumber?.get(number)?.cost;
  const rankText = ({ rank, tied }: Standing) => (
    <>
      {rank === null ? '–' : format(rank)}
      {tied && <small class={styles.tied}> {t('results.tied')}</small>}
    </>
  );
  const every: Column<Standing>[] = [
    { key: 'rank', label: t('results.rank'), numeric: true, value: (row) => row.rank ?? '', cell: rankText },
    { key: 'number', label: t('results.number'), numeric: true, value: ({ number }) => number },
    { key: 'title', label: t('results.proposal'), value: ({ number }) => byNumber?.get(number)?.title ?? '' },
    { key: 'for', label: t('vote.for'), numeric: true, value: (row) => row.for, cell: (row) => format(row.for) },
    {
      key: 'against',
      label: t('vote.against'),
      numeric: true,
      value: (row) => row.against,
      cell: (row) => format(row.against),
    },
    ...(selection === null
      ? []
      : [
          {
            key: 'selected',
            label: t('results.isSelected'),
            value: (row: Standing) => t(marks.get(row.number) === 'selected' ? 'common.yes' : 'common.no'),
          },
        ]),
    ...(spends || standings.some((row) => typeof costOf(row) === 'number')
      ? [
          {
            key: 'cost',
            label: t('cost.column'),
            numeric: true,
            value: (row: Standing) => costOf(row) ?? '',
            cell: (row: Standing) => <CostOf number={row.number} proposals={proposals} />,
          },
        ]
      : []),
    {
      key: 'theme',
      label: t('results.theme'),
      value: ({ number }) => names.theme(byNumber?.get(number)?.theme ?? ''),
    },
    {
      key: 'district',
      label: t('results.district'),
      value: ({ number }) => names.district(byNumber?.get(number)?.district ?? null),
    },
  ];
  // What is not on the device is in the open data.
  const columns = byNumber === null ? every.filter(({ key }) => !OF_THE_LIST.has(key)) : every;
  return (
    <Section title={t('results.ranking')}>
      <div class={styles.search}>
        <Field label={t('results.search')} type="search" value={words} onInput={setWords} />
        {marking && <Tick label={t('results.chosenOnly')} checked={chosenOnly} onChange={setChosenOnly} />}
      </div>
      <ol class={marking ? `${styles.ranking} ${styles.marked}` : styles.ranking}>
        {found.slice(0, shown).map((row) => (
          <li key={row.number} class={markOf(row) === 'selected' ? `${styles.place} ${styles.selected}` : styles.place}>
            <span class={styles.rank}>{rankText(row)}</span>
            <Plate number={row.number} label={t('common.number')} />
            <div class={styles.what}>
              <ProposalTitle number={row.number} proposals={proposals} />
              <span class={styles.badges}>
                <Mark mark={markOf(row)} />
                <CostOf number={row.number} proposals={proposals} />
                {row.rank === null && (
                  <Badge tone="watch">
                    {t('results.annulled', { reason: t(`report.${reasons.get(row.number) ?? 'other'}`) })}
                  </Badge>
                )}
              </span>
            </div>
            <div class={styles.counts}>
              <p class={styles.sides} aria-hidden="true">
                <span class={styles.for}>
                  {format(row.for)} {t('vote.for')}
                </span>
                <span class={styles.against}>
                  {format(row.against)} {t('vote.against')}
                </span>
              </p>
              <SplitBar
                first={row.for}
                second={row.against}
                most={most}
                label={t('vote.counts', { for: row.for, against: row.against })}
              />
            </div>
          </li>
        ))}
      </ol>
      {found.length === 0 && <p>{t('proposals.none')}</p>}
      {found.length > shown && (
        <div class={styles.more}>
          <Button onClick={() => setShown(shown + STEP * 2)}>{t('common.more')}</Button>
          <span class={styles.small}>
            {t('proposals.shown', { shown: format(shown), total: format(found.length) })}
          </span>
        </div>
      )}
      <Unfolded label={t('common.table')}>
        {() => (
          <DataTable
            caption={t('results.ranking')}
            columns={columns}
            rows={standings.slice(0, LONGEST_TABLE)}
            rowKey={({ number }) => number}
          />
        )}
      </Unfolded>
      <div>
        <CsvButton
          label={t('common.download')}
          name={`${campaign.id}-ranking.csv`}
          columns={columns}
          rows={standings}
        />
      </div>
    </Section>
  );
}
