import { spendsMoney } from '../../../../functions/core/costs.ts';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../components/badge.tsx';
import { CostOf } from '../../components/cost.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { CheckIcon, DownIcon } from '../../components/icons.tsx';
import { Figures, Prose, Section } from '../../components/page.tsx';
import { Plate } from '../../components/plate.tsx';
import { ProposalTitle, type useProposalsByNumber } from '../../components/proposal-title.tsx';
import { SelectionText, useWhatIf } from '../../components/selection-text.tsx';
import { Notice } from '../../components/states.tsx';
import { Unfolded } from '../../components/unfolded.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import { usePaths } from '../../use-paths.ts';
import styles from './selection.module.css';
import type { Standing } from './standing.ts';
import { type Compared, compare } from './what-if.ts';

type Selection = Schemas['Selection'];
type Outcome = Schemas['SelectionOutcome'];
type Proposals = ReturnType<typeof useProposalsByNumber>;

function Numbers({ numbers }: { numbers: readonly number[] }) {
  const paths = usePaths();
  return (
    <p class={styles.numbers}>
      {numbers.map((number) => (
        <a key={number} href={paths.proposal(number)}>
          {number}
        </a>
      ))}
    </p>
  );
}

/** How much is selected and, where a budget is spent, what it costs and what is left. */
function Spent({ outcome }: { outcome: Outcome }) {
  const { t } = useI18n();
  const { number, money } = useFormats();
  const { rule, selected, spent } = outcome;
  const budget = 'budget' in rule ? rule.budget : null;
  return (
    <Figures
      figures={[
        { key: 'selected', value: number(selected.length), label: t('results.chosen', { count: selected.length }) },
        ...(budget === null
          ? []
          : [
              { key: 'spent', value: money(spent), label: t('results.spent', { budget: money(budget) }) },
              { key: 'left', value: money(budget - spent), label: t('results.left') },
            ]),
      ]}
    />
  );
}

/**
 * What the rule could not decide or select, and why; what it added to everybody's share.
 *
 * @param beside what is said of it is not said again
 */
function Remarks({ outcome, beside }: { outcome: Outcome; beside?: Outcome }) {
  const { t } = useI18n();
  const { list, money } = useFormats();
  const { rule, ties, decided, uncosted, added } = outcome;
  const uncostedKnown = beside !== undefined && spendsMoney(beside.rule);
  return (
    <>
      {ties.map(({ numbers, places }) => (
        <Notice key={numbers.join()} tone="watch" title={t('results.openTie', { numbers: list(numbers.map(String)) })}>
          <p>{places === null ? t('results.openTie.depends') : t('results.openTie.places', { count: places })}</p>
          <p>{t('results.openTie.why')}</p>
          <Numbers numbers={numbers} />
        </Notice>
      ))}
      {!decided && <Notice tone="watch">{t('results.undecided')}</Notice>}
      {added !== null && added > 0 && <p>{t('results.added', { amount: money(added) })}</p>}
      {spendsMoney(rule) && !uncostedKnown && uncosted.length > 0 && (
        <Notice title={t('results.uncosted', { count: uncosted.length })}>
          <Numbers numbers={uncosted} />
        </Notice>
      )}
    </>
  );
}

function Yes({ yes }: { yes: boolean }) {
  const { t } = useI18n();
  return yes ? (
    <span class={styles.yes}>
      <CheckIcon size={18} />
      {t('results.isSelected')}
    </span>
  ) : (
    <span>–</span>
  );
}

/** One other rule: closed, it says how far it differs; open, it shows each difference beside the real selection. */
function WhatIf({
  real,
  other,
  standings,
  proposals,
}: {
  real: Outcome;
  other: Outcome;
  standings: ReadonlyMap<number, Standing>;
  proposals: Proposals;
}) {
  const { t } = useI18n();
  const { number: format, list } = useFormats();
  const question = useWhatIf()(other.rule);
  const rows = compare(real, other);
  const more = rows.filter((row) => row.other && !row.selected).length;
  const less = rows.filter((row) => row.selected && !row.other).length;
  const costOf = (number: number) => proposals.byNumber?.get(number)?.cost;
  const columns: Column<Compared>[] = [
    {
      key: 'proposal',
      label: t('results.proposal'),
      value: ({ number }) => number,
      cell: ({ number }) => (
        <span class={styles.idea}>
          <Plate number={number} label={t('common.number')} />
          <ProposalTitle number={number} proposals={proposals} />
        </span>
      ),
    },
    {
      key: 'difference',
      label: t('results.difference'),
      value: ({ selected, other: there }) => Number(there) - Number(selected),
      cell: ({ selected, other: there }) =>
        selected === there ? null : (
          <span class={styles.whole}>
            <Badge tone={there ? 'good' : 'watch'}>
              {t(there ? 'results.difference.more' : 'results.difference.less')}
            </Badge>
          </span>
        ),
    },
    {
      key: 'selected',
      label: t('results.byRule'),
      value: ({ selected }) => Number(selected),
      cell: ({ selected }) => <Yes yes={selected} />,
    },
    {
      key: 'other',
      label: t('results.byOther'),
      value: ({ other: there }) => Number(there),
      cell: ({ other: there }) => <Yes yes={there} />,
    },
    {
      key: 'for',
      label: t('vote.for'),
      numeric: true,
      value: ({ number }) => standings.get(number)?.for ?? '',
      cell: ({ number }) => format(standings.get(number)?.for ?? 0),
    },
    {
      key: 'cost',
      label: t('cost.column'),
      numeric: true,
      value: ({ number }) => costOf(number) ?? '',
      cell: ({ number }) => <CostOf number={number} proposals={proposals} />,
    },
  ];
  const differences = [
    ...(more > 0 ? [t('results.whatIf.more', { count: more })] : []),
    ...(less > 0 ? [t('results.whatIf.less', { count: less })] : []),
  ];
  return (
    <Unfolded
      class={styles.whatIf}
      label={
        <>
          <DownIcon size={18} />
          <span class={styles.question}>{question}</span>
          <span class={styles.difference}>
            {differences.length === 0 ? t('results.whatIf.same') : list(differences)}
          </span>
        </>
      }
    >
      {() => (
        <div class={styles.inside}>
          <Prose>
            <SelectionText selection={other.rule} beside={real.rule} />
          </Prose>
          <Spent outcome={other} />
          <Remarks outcome={other} beside={real} />
          {rows.length > 0 && (
            <DataTable caption={question} hideCaption columns={columns} rows={rows} rowKey={({ number }) => number} />
          )}
        </div>
      )}
    </Unfolded>
  );
}

/** How winners were selected, what it cost, and what other rules would have selected. */
export function SelectionOf({
  selection,
  standings,
  proposals,
}: {
  selection: Selection;
  standings: readonly Standing[];
  proposals: Proposals;
}) {
  const { t } = useI18n();
  const byNumber = new Map(standings.map((standing) => [standing.number, standing]));
  return (
    <>
      <Section title={t('results.how')}>
        <Prose>
          <SelectionText selection={selection.rule} />
        </Prose>
        {spendsMoney(selection.rule) && <Spent outcome={selection} />}
        <Remarks outcome={selection} />
      </Section>
      {selection.whatIf.length > 0 && (
        <Section title={t('results.whatIf')} lead={t('results.whatIf.lead')}>
          <div class={styles.whatIfs}>
            {selection.whatIf.map((other, index) => (
              <WhatIf key={String(index)} real={selection} other={other} standings={byNumber} proposals={proposals} />
            ))}
          </div>
        </Section>
      )}
    </>
  );
}
