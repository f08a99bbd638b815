import type { Replay } from '../replay.ts';

/** The most lines shown of one kind of difference. */
const SHOWN = 20;

/** What a replay came to, for people to read. */
export function reportLines({ summary, casting, comparison, ...more }: Replay): string[] {
  const { latencies } = casting;
  const figure = (value: number): string => value.toLocaleString('en-GB');
  return [
    `${summary.file}: ${figure(summary.proposals)} proposals, ${figure(summary.ballots)} ballots`,
    `  ${figure(summary.accepted)} of ${figure(summary.votes)} votes accepted in ${figure(summary.seconds)} s: ` +
      `${figure(summary.votesPerSecond)} votes/s, p50 ${latencies.percentile(50).toFixed(1)} ms, ` +
      `p99 ${latencies.percentile(99).toFixed(1)} ms; tally quiet ${figure(more.secondsUntilQuiet)} s later`,
    `  write units a vote: ${summary.writeUnitsPerVote} on ballots, ${more.tallyWriteUnitsPerVote} on tally pages`,
    `  turnout ${figure(more.turnout)}; differences: tally ${summary.tallyDifferences}, recount ` +
      `${summary.recountDifferences}, counters the recount mended ${more.mended}`,
    ...listed('votes refused', casting.refused),
    ...listed('ballots not as cast', casting.wrongBallots),
    ...listed('ballots against the votes column of the source', comparison.source),
    ...listed('live tally', comparison.tally),
    ...listed('recount', comparison.recount),
    ...listed('trouble on the platform', more.troubles),
    ...(more.folder === null ? [] : [`  kept: ${more.folder}`]),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > SHOWN ? [`    and ${lines.length - SHOWN} more`] : [];
  return [`  ${title}:`, ...lines.slice(0, SHOWN).map((line) => `    ${line}`), ...rest];
}
