import { useMemo, useState } from 'preact/hooks';
import { fold } from '../../../../functions/core/fold.ts';
import { useCampaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { type Column, CsvButton, DataTable } from '../../components/data-table.tsx';
import { Field } from '../../components/field.tsx';
import { CheckIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { SplitBar } from '../../components/progress.tsx';
import { useNames } from '../../components/proposal-card.tsx';
import { ProposalTitle, type useProposalsByNumber } from '../../components/proposal-title.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../results.module.css';
import { type Standing, selectedBy } from './standing.ts';

const STEP = 20;
/** Above so many rows the table is for downloading. */
const LONGEST_TABLE = 1_000;

type Proposals = ReturnType<typeof useProposalsByNumber>;

/** The order of all proposals, with for and against, searchable, as a list, a table and a file. */
export function Ranking({
  official,
  standings,
  annulments,
  proposals,
}: {
  /** By the recount: then it says what is selected. */
  official: boolean;
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
  const { byNumber } = proposals;
  const found = useMemo(() => {
    const wanted = fold(words.trim());
    if (wanted === '') return standings;
    return standings.filter(
      ({ number }) => String(number) === wanted || fold(byNumber?.get(number)?.title ?? '').includes(wanted),
    );
  }, [standings, words, byNumber]);
  if (!campaign) return null;
  const { selection } = campaign;
  const selects = official ? selectedBy(standings, selection) : null;
  // Where all are selected, saying so of each would only be noise.
  const isSelected = selects && !standings.every(selects) ? selects : null;
  const most = Math.max(1, ...standings.map((row) => row.for + row.against));
  const reasons = new Map(annulments.map(({ number, reason }) => [number, reason]));
  const selectedText = () => {
    switch (selection.rule) {
      case 'best':
        return t('results.selected', { count: selection.projects });
      case 'threshold':
        return t('results.reached');
      case 'greedy':
      case 'equal-shares':
        return '';
    }
  };
  const rankText = ({ rank, tied }: Standing) => (
    <>
      {rank === null ? '–' : format(rank)}
      {tied && <small class={styles.tied}> {t('results.tied')}</small>}
    </>
  );
  const columns: Column<Standing>[] = [
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
  return (
    <Section title={t('results.ranking')}>
      <div class={styles.search}>
        <Field label={t('results.search')} type="search" value={words} onInput={setWords} />
      </div>
      <ol class={styles.ranking}>
        {found.slice(0, shown).map((row) => (
          <li key={row.number} class={styles.place}>
            <span class={styles.rank}>{rankText(row)}</span>
            <Plate number={row.number} label={t('common.number')} />
            <div class={styles.what}>
              <ProposalTitle number={row.number} proposals={proposals} />
              <span class={styles.badges}>
                {isSelected?.(row) && (
                  <Badge tone="good" icon={<CheckIcon />}>
                    {selectedText()}
                  </Badge>
                )}
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
      <details class={styles.details}>
        <summary>{t('common.table')}</summary>
        <DataTable
          caption={t('results.ranking')}
          columns={columns}
          rows={standings.slice(0, LONGEST_TABLE)}
          rowKey={({ number }) => number}
        />
      </details>
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
