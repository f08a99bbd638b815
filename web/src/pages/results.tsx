import { useMemo } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { askAgain, failedOf } from '../api/query-client.ts';
import { useResults } from '../api/results.ts';
import { serverNow } from '../api/server-clock.ts';
import { useTally } from '../api/tally.ts';
import { Failed } from '../components/failed.tsx';
import { Hours } from '../components/hours.tsx';
import { ClockIcon } from '../components/icons.tsx';
import { Figures, Page, Prose, Section } from '../components/page.tsx';
import { useProposalsByNumber } from '../components/proposal-title.tsx';
import { SelectionText } from '../components/selection-text.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { Breakdown } from './results/breakdown.tsx';
import { Downloads } from './results/downloads.tsx';
import { Ranking } from './results/ranking.tsx';
import { RecountStatement } from './results/recount.tsx';
import { SelectionOf } from './results/selection.tsx';
import { liveStandings, type Standing, standingsOf } from './results/standing.ts';

/** @param selected how many the rule selects; null while it is not known */
function useFigures(standings: readonly Standing[], turnout: number, votes: number, selected: number | null) {
  const { t, language } = useI18n();
  const { number } = useFormats();
  const pro = standings.reduce((sum, row) => sum + row.for, 0);
  const each = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
    turnout === 0 ? 0 : votes / turnout,
  );
  return [
    { key: 'turnout', value: number(turnout), label: t('results.turnout', { count: turnout }) },
    { key: 'votes', value: number(votes), label: t('results.votes', { count: votes }) },
    { key: 'for', value: number(pro), label: t('results.for', { count: pro }) },
    { key: 'against', value: number(votes - pro), label: t('results.against', { count: votes - pro }) },
    { key: 'each', value: each, label: t('results.perPerson') },
    ...(selected === null
      ? []
      : [{ key: 'selected', value: number(selected), label: t('results.chosen', { count: selected }) }]),
  ];
}

function Shown({
  standings,
  turnout,
  votes,
  result,
}: {
  standings: readonly Standing[];
  turnout: number;
  votes: number;
  result: ReturnType<typeof useResults>['data'];
}) {
  const { t } = useI18n();
  const { data: campaign } = useCampaign();
  const proposals = useProposalsByNumber();
  const figures = useFigures(standings, turnout, votes, result?.selection?.selected.length ?? null);
  return (
    <>
      <Figures figures={figures} />
      <Ranking
        selection={result?.selection ?? null}
        standings={standings}
        annulments={result?.annulments ?? []}
        proposals={proposals}
      />
      {result?.selection && <SelectionOf selection={result.selection} standings={standings} proposals={proposals} />}
      <Breakdown standings={standings} proposals={proposals} />
      {result && result.hours.length > 0 && (
        <Section title={t('results.hours')} lead={t('results.hours.lead')}>
          <Hours hours={result.hours} />
        </Section>
      )}
      {result && <RecountStatement result={result} />}
      {campaign && !result?.selection && (
        <Section title={t('results.how')}>
          <Prose>
            <SelectionText selection={campaign.selection} />
          </Prose>
        </Section>
      )}
    </>
  );
}

/** The result with all that is needed to believe it; while voting is open, the live counts where they are public. */
export default function ResultsPage() {
  const { t } = useI18n();
  const { date } = useFormats();
  const rules = useCampaign();
  const campaign = rules.data;
  const voting = campaign?.phases.find(({ phase }) => phase === 'voting');
  const over = voting?.closes != null && serverNow() >= Date.parse(voting.closes);
  const results = useResults(over);
  const tally = useTally();
  const result = over ? results.data : null;
  const standings = useMemo(() => {
    if (result) return standingsOf(result);
    return tally.data && campaign ? liveStandings(tally.data, campaign.selection) : null;
  }, [result, tally.data, campaign]);
  const [failed] = failedOf([rules, results, ...(result ? [] : [tally])]);
  const waiting = (over && results.isPending) || !campaign || (result === null && tally.isLoading);
  const notOpen = voting && serverNow() < Date.parse(voting.opens);
  return (
    <Page title={t('results.title')} lead={result ? t('results.lead') : undefined}>
      {failed && <Failed error={failed.error} onRetry={askAgain} />}
      {waiting && !failed && <CardSkeleton />}
      {!waiting && !failed && result === null && (notOpen || !standings) && (
        <EmptyState title={t('results.notYet')}>
          <p>{t(over ? 'results.counting' : 'results.notYet.text')}</p>
          {notOpen && <p>{t('vote.opens', { date: date(voting.opens) })}</p>}
          {campaign?.voting.counts === 'after' && !over && <p>{t('results.secretCounts')}</p>}
        </EmptyState>
      )}
      {!waiting && standings && !notOpen && (
        <>
          {!result && <Notice icon={<ClockIcon />}>{t(over ? 'results.counting' : 'results.live')}</Notice>}
          <Shown
            standings={standings}
            turnout={result?.turnout ?? tally.data?.turnout ?? 0}
            votes={result?.votes ?? tally.data?.votes ?? 0}
            result={result}
          />
          {result && <Downloads />}
        </>
      )}
    </Page>
  );
}
