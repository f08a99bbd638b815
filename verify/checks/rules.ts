import type * as z from 'zod';
import { toHex, utf8 } from '../../functions/core/bytes.ts';
import { canonicalJson } from '../../functions/core/canonical-json.ts';
import type { Candidate, Selection } from '../../functions/core/selection/candidate.ts';
import type { SelectionRule } from '../../functions/core/selection/rule.ts';
import { select } from '../../functions/core/selection/select.ts';
import { sha256 } from '../../functions/core/sha256.ts';
import type { Archive } from '../archive.ts';
import type { Findings } from '../findings.ts';
import { proposalsSchema, readJson, type rulesSchema, type Totals } from '../formats.ts';

export type Rules = z.infer<typeof rulesSchema>;

/** SHA-256 (hex) over the canonical JSON (RFC 8785) of all that the file says but `$schema`. */
export function rulesHashOf(rules: Rules): string {
  const said = Object.fromEntries(Object.entries(rules).filter(([key]) => key !== '$schema'));
  return toHex(sha256(utf8(canonicalJson(said))));
}

/** Selects again by the rule that the campaign's file gave, and compares with what was published. */
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

function candidatesOf(proposals: z.infer<typeof proposalsSchema>, totals: Totals): Candidate[] {
  const known = new Map(proposals.map((proposal) => [proposal.number, proposal]));
  return totals.proposals
    .filter(({ rank }) => rank !== null)
    .map(({ number, for: votesFor, against }) => {
      const { theme = null, district, cost } = known.get(number) ?? {};
      return { number, for: votesFor, against, theme, district: district ?? null, cost: cost ?? null };
    });
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
    findings.unchecked('selection-needs-ballots');
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
  if (missing.length + extra.length === 0 && alike) return;
  const list = (numbers: readonly number[]) => numbers.join(', ') || '-';
  findings.wrong(
    'selection-differs',
    { file: 'totals.json' },
    { rule: rule.rule, missing: list(missing), extra: list(extra) },
  );
}
