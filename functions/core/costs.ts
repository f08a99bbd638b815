import type { Campaign } from './campaign.ts';
import type { SelectionRule } from './selection/rule.ts';

/** The rule of the campaign and those whose outcome is published beside it, in the file's order. */
export function rulesOf({
  selection: { whatIf = [], ...rule },
}: Pick<Campaign, 'selection'>): readonly SelectionRule[] {
  return [rule, ...whatIf];
}

/** Whether a rule buys what it selects: it cannot select what has no cost. */
export function spendsMoney(rule: SelectionRule): boolean {
  switch (rule.rule) {
    case 'greedy':
    case 'equal-shares':
      return true;
    case 'best':
    case 'threshold':
      return false;
  }
}

/** Whether the campaign's rule, or one whose outcome is published beside it, needs to know what proposals cost. */
export function spendsBudget(campaign: Pick<Campaign, 'selection'>): boolean {
  return rulesOf(campaign).some(spendsMoney);
}
