import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import { histogramSchema, readJson, type Totals } from '../formats.ts';
import type { CountedVotes } from './votes.ts';

const FILE = 'totals.json';

/** Compares the counts of votes.csv with those that were published. */
export function checkTotals(totals: Totals, votes: CountedVotes, findings: Findings): void {
  const wrongs = findings.wrongs;
  const known = new Set(totals.proposals.map(({ number }) => number));
  for (const number of votes.counts.keys()) {
    if (!known.has(number)) findings.wrong('total-lacks', { file: FILE }, { number });
  }
  for (const proposal of totals.proposals) {
    const counted = votes.counts.get(proposal.number) ?? { for: 0, against: 0 };
    const { number, annulled, rank } = proposal;
    const cast = counted.for + counted.against;
    const differs =
      rank === null
        ? cast !== annulled || proposal.for + proposal.against > 0
        : counted.for !== proposal.for || counted.against !== proposal.against;
    if (!differs) continue;
    findings.wrong(
      'total-differs',
      { file: FILE },
      { number, for: counted.for, against: counted.against, ...published(proposal) },
    );
  }
  const sum = (pick: (proposal: Totals['proposals'][number]) => number) =>
    totals.proposals.reduce((total, proposal) => total + pick(proposal), 0);
  checkSum(
    'votes',
    totals.votes,
    sum((proposal) => proposal.for + proposal.against),
    findings,
  );
  checkSum(
    'annulled',
    totals.annulled,
    sum((proposal) => proposal.annulled),
    findings,
  );
  if (findings.wrongs > wrongs) return;
  findings.holds('totals-hold', {
    for: sum((proposal) => proposal.for),
    against: sum((proposal) => proposal.against),
    annulled: totals.annulled,
    proposals: totals.proposals.length,
  });
}

function published({ for: publishedFor, against, annulled }: Totals['proposals'][number]) {
  return { publishedFor, publishedAgainst: against, annulled };
}

function checkSum(what: string, found: number, expected: number, findings: Findings): void {
  if (found !== expected) findings.wrong('sum-differs', { file: FILE }, { what, found, expected });
}

/** Compares how many choices citizens made with the lines of votes.csv and with the turnout. */
export async function checkHistogram(
  archive: Archive,
  totals: Totals | null,
  votes: CountedVotes,
  findings: Findings,
): Promise<void> {
  const file = 'histogram.json';
  const histogram = await readJson(archive, file, histogramSchema, findings);
  if (histogram === null) return;
  const wrongs = findings.wrongs;
  const cast = histogram.reduce((sum, { choices, citizens }) => sum + choices * citizens, 0);
  const citizens = histogram.reduce((sum, { choices, citizens }) => sum + (choices > 0 ? citizens : 0), 0);
  if (cast !== votes.lines) findings.wrong('histogram-votes', { file }, { found: cast, expected: votes.lines });
  if (totals !== null && citizens !== totals.turnout) {
    findings.wrong('histogram-turnout', { file }, { found: citizens, expected: totals.turnout });
  }
  if (findings.wrongs === wrongs) findings.holds('histogram-holds', { citizens, votes: cast });
}
