import type * as z from 'zod';
import { toHex, utf8 } from '../../functions/core/bytes.ts';
import { canonicalJson } from '../../functions/core/canonical-json.ts';
import type { Candidate, Selection } from '../../functions/core/selection/candidate.ts';
import type { EqualShares, SelectionRule } from '../../functions/core/selection/rule.ts';
import { select } from '../../functions/core/selection/select.ts';
import { sha256 } from '../../functions/core/sha256.ts';
import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import { proposalsSchema, readJson, type rulesSchema, type Totals } from '../formats.ts';

export type Rules = z.infer<typeof rulesSchema>;

const TOTALS = { file: 'totals.json' } as const;

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of all that the file says but `$schema`. */
export function rulesHashOf(rules: Rules): string {
  const said = Object.fromEntries(Object.entries(rules).filter(([key]) => key !== '$schema'));
  return toHex(sha256(utf8(canonicalJson(said))));
}

/** Selects again by the rules that the campaign's file gave, and compares with what was published. */
export async function checkSelection(
  archive: Archive,
  { selection: { whatIf = [], ...rule } }: Rules,
  totals: Totals,
  findings: Findings,
): Promise<void> {
  if (totals.selection === null) return findings.unchecked('selection-unpublished');
  const proposals = await readJson(archive, 'proposals.json', proposalsSchema, findings);
  if (proposals === null) return;
  const wrongs = findings.wrongs;
  compareCosts(proposals, totals, findings);
  const candidates = candidatesOf(proposals, totals);
  const published = [totals.selection.outcome, ...totals.selection.whatIf.map(({ outcome }) => outcome)];
  for (const [index, one] of [rule, ...whatIf].entries()) {
    compare(one, candidates, published[index], findings);
  }
  for (const { numbers, places } of totals.selection.outcome.ties) {
    findings.unchecked('selection-tie', { numbers: numbers.join(', '), places: places ?? '?' });
  }
  if (findings.wrongs === wrongs && rule.rule !== 'equal-shares') {
    findings.holds('selection-holds', { rule: rule.rule, count: totals.selection.outcome.selected.length });
  }
}

type Proposals = z.infer<typeof proposalsSchema>;

/** The totals say of every number what the rules ask for; what they leave out, proposals.json may say. */
function candidatesOf(proposals: Proposals, totals: Totals): Candidate[] {
  const known = new Map(proposals.map((proposal) => [proposal.number, proposal]));
  return totals.proposals
    .filter(({ rank }) => rank !== null)
    .map(({ number, for: votesFor, against, ...said }) => {
      const { theme = null, district = null, cost = null } = { ...known.get(number), ...said };
      return { number, for: votesFor, against, theme, district, cost };
    });
}

/** Costs are in two files; those of one that is not public any more, in the totals alone. */
function compareCosts(proposals: Proposals, totals: Totals, findings: Findings): void {
  const known = new Map(totals.proposals.map(({ number, cost }) => [number, cost]));
  for (const { number, cost = null } of proposals) {
    const found = known.get(number);
    if (found === undefined || found === cost) continue;
    findings.wrong('cost-differs', { file: 'proposals.json' }, { number, found: cost ?? '-', expected: found ?? '-' });
  }
}

type Published = NonNullable<Totals['selection']>['outcome'];

function compare(
  rule: SelectionRule,
  candidates: readonly Candidate[],
  published: Published | undefined,
  findings: Findings,
): void {
  // Equal shares ask who voted for what together, which is not published: see docs/verifiability.md.
  if (rule.rule === 'equal-shares') {
    checkBought(rule, candidates, published, findings);
    return;
  }
  const found: Selection = select(rule, { candidates, ballots: [] });
  const selected = new Set(found.selected);
  const listed = new Set(published?.selected);
  const missing = found.selected.filter((number) => !listed.has(number));
  const extra = [...listed].filter((number) => !selected.has(number));
  const tied = (ties: Selection['ties'] = []) =>
    ties.map(({ numbers, places }) => `${numbers.join()}/${places}`).join(' ');
  const alike = found.decided === published?.decided && tied(found.ties) === tied(published.ties);
  if (found.spent !== published?.spent) wrongSum(rule, published, found.spent, findings);
  if (missing.length + extra.length === 0 && alike) return;
  const list = (numbers: readonly number[]) => numbers.join(', ') || '-';
  findings.wrong('selection-differs', TOTALS, { rule: rule.rule, missing: list(missing), extra: list(extra) });
}

function wrongSum(
  { rule }: SelectionRule,
  published: Published | undefined,
  expected: number,
  findings: Findings,
): void {
  findings.wrong('spent-differs', TOTALS, { rule, found: published?.spent ?? '-', expected });
}

/** What can be told without ballots: all that is bought can be, was voted for, and is paid for by the budget. */
function checkBought(
  rule: EqualShares,
  candidates: readonly Candidate[],
  published: Published | undefined,
  findings: Findings,
): void {
  const wrongs = findings.wrongs;
  const known = new Map(candidates.map((candidate) => [candidate.number, candidate]));
  let spent = 0;
  for (const number of new Set(published?.selected)) {
    const { cost = null, for: votes = 0 } = known.get(number) ?? {};
    if (cost === null || votes === 0) findings.wrong('winner-impossible', TOTALS, { number, cost: cost ?? '-', votes });
    spent += cost ?? 0;
  }
  if (published?.spent !== spent) wrongSum(rule, published, spent, findings);
  const { budget } = rule;
  if (spent > budget) findings.wrong('budget-exceeded', TOTALS, { rule: rule.rule, spent, budget });
  if (findings.wrongs > wrongs || !published) return;
  findings.unchecked('selection-needs-ballots', { count: published.selected.length, spent, budget });
}
