import { nearest } from '../core/nearest.ts';
import type { SelectionRule } from '../core/selection/rule.ts';
import { type FoundProblem, show } from './campaign-problem.ts';
import type { CampaignFile } from './campaign-schema.ts';

/** What is wrong with the rules of selection, beside the rest of the file. */
export function selectionProblems(file: CampaignFile): FoundProblem[] {
  const whatIf = file.selection.whatIf ?? [];
  return [
    ...problemsOf(file, file.selection, '/selection'),
    ...whatIf.flatMap((rule, index) => problemsOf(file, rule, `/selection/whatIf/${index}`)),
  ];
}

function problemsOf(file: CampaignFile, rule: SelectionRule, path: string): FoundProblem[] {
  const problems = repeatedTies(rule, path);
  if (rule.rule === 'equal-shares') return problems;
  if (rule.score === 'for-minus-against' && !file.voting.choices.includes('against')) {
    problems.push({
      path: `${path}/score`,
      found: show(rule.score),
      reason: 'takes away votes against, which /voting/choices does not know',
      remedy: 'write "for", or add "against" to /voting/choices',
    });
  }
  return [...problems, ...unknownClasses(file, rule.quotas ?? [], path)];
}

function repeatedTies({ ties = [] }: SelectionRule, path: string): FoundProblem[] {
  return ties.flatMap((step, index) => {
    const first = ties.indexOf(step);
    if (first === index) return [];
    const reason = `is already at ${path}/ties/${first}`;
    return [{ path: `${path}/ties/${index}`, found: show(step), reason, remedy: 'leave it out' }];
  });
}

type Quotas = NonNullable<Exclude<SelectionRule, { rule: 'equal-shares' }>['quotas']>;

function unknownClasses(file: CampaignFile, quotas: Quotas, path: string): FoundProblem[] {
  return quotas.flatMap(({ per, except = {} }, index) => {
    const ids = (per === 'theme' ? file.themes : file.districts).map(({ id }) => id);
    const unknown = Object.keys(except).filter((id) => !ids.includes(id));
    return unknown.map((id) => {
      const meant = nearest(id, ids);
      const remedy = meant ? `write "${meant}"` : `write the id of a ${per}, or leave it out`;
      return {
        path: `${path}/quotas/${index}/except/${id}`,
        found: show(id),
        reason: `is the id of no ${per}`,
        remedy,
      };
    });
  });
}
