import type { Campaign } from '../api/campaigns.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';

/** How winners follow from the result, in sentences. */
export function SelectionText({ selection }: { selection: Campaign['selection'] }) {
  const { t } = useI18n();
  const { money } = useFormats();
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
  return (
    <>
      <p>
        <strong>{rule()}</strong>
      </p>
      {selection.rule !== 'equal-shares' && <p>{t(`results.score.${score}`)}</p>}
      <p>{t('results.ties')}</p>
    </>
  );
}
