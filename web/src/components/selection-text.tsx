import { TIE_STEPS } from '../../../functions/core/selection/rule.ts';
import type { Campaign } from '../api/campaigns.ts';
import type { Schemas } from '../api/client.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { useNames } from './proposal-card.tsx';

/** A rule by which winners follow from the result. */
export type Rule = Schemas['SelectionOutcome']['rule'];

/** At most so many of each theme or district. */
function Quotas({ rule }: { rule: Rule }) {
  const { t } = useI18n();
  const { list } = useFormats();
  const names = useNames();
  if (!('quotas' in rule) || rule.quotas === undefined) return null;
  return rule.quotas.map(({ per, most, except }) => {
    const others = Object.entries(except ?? {}).map(([id, number]) => `${names[per](id)} ${number}`);
    return (
      <p key={per}>
        {t(`results.quota.${per}`, { count: most })}
        {others.length > 0 && ` ${t('results.quota.except', { others: list(others) })}`}
      </p>
    );
  });
}

const stepsOf = ({ ties = [...TIE_STEPS] }: Rule) => ties;

/**
 * How winners follow from the result, in sentences.
 *
 * @param beside the rule that is described already: what is the same in both is not said again
 */
export function SelectionText({ selection, beside }: { selection: Rule; beside?: Rule }) {
  const { t } = useI18n();
  const { money, list } = useFormats();
  const rule = () => {
    switch (selection.rule) {
      case 'best':
        return t('results.how.best', { count: selection.projects });
      case 'threshold':
        return t('results.how.threshold', { count: selection.votes });
      case 'greedy':
      case 'equal-shares':
        return t(`results.how.${selection.rule}`, { budget: money(selection.budget) });
    }
  };
  const score = 'score' in selection ? (selection.score ?? 'for') : 'for';
  const steps = stepsOf(selection);
  const tiesKnown = beside !== undefined && stepsOf(beside).join() === steps.join();
  return (
    <>
      <p>
        <strong>{rule()}</strong>
      </p>
      {selection.rule === 'greedy' && <p>{t(selection.skip ? 'results.how.skip' : 'results.how.stop')}</p>}
      {selection.rule === 'equal-shares' && selection.completion !== 'none' && (
        <p>{t(`results.how.completion.${selection.completion}`)}</p>
      )}
      {selection.rule !== 'equal-shares' && <p>{t(`results.score.${score}`)}</p>}
      <Quotas rule={selection} />
      {!tiesKnown && <p>{t('results.ties', { steps: list(steps.map((step) => t(`results.tie.${step}`))) })}</p>}
    </>
  );
}

/** A rule in a question: what would it have been, had it been this one? */
export function useWhatIf(): (rule: Rule) => string {
  const { t } = useI18n();
  const { money } = useFormats();
  return (rule) => {
    switch (rule.rule) {
      case 'best':
        return t('results.whatIf.best', { count: rule.projects });
      case 'threshold':
        return t('results.whatIf.threshold', { count: rule.votes });
      case 'greedy':
      case 'equal-shares':
        return t(`results.whatIf.${rule.rule}`, { budget: money(rule.budget) });
    }
  };
}

/** Other rules of which a campaign publishes what they would have selected. */
export function whatIfOf({ selection }: Pick<Campaign, 'selection'>): readonly Rule[] {
  return selection.whatIf ?? [];
}
