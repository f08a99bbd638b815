import { spendsBudget } from '../../../functions/core/costs.ts';
import { useCampaign } from '../api/campaigns.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import styles from './cost.module.css';
import { useListed, type useProposalsByNumber } from './proposal-title.tsx';

/** Whether a budget is spent: then what has no cost cannot be selected, and is shown as having none. */
export function useSpends(): boolean {
  const { data: campaign } = useCampaign();
  return campaign !== undefined && spendsBudget(campaign);
}

/** What a proposal costs, by the city's estimate; nothing where costs play no part, or are not known yet. */
export function Cost({ cost }: { cost: number | null | undefined }) {
  const { t } = useI18n();
  const { money } = useFormats();
  const spends = useSpends();
  if (cost === undefined) return null;
  if (cost === null) return spends ? <span class={styles.none}>{t('cost.none')}</span> : null;
  return (
    <span class={styles.cost}>
      <span class="visually-hidden">{t('cost.label')} </span>
      {money(cost)}
    </span>
  );
}

/** The same of a proposal that is known by its number alone. */
export function CostOf({ number, proposals }: { number: number; proposals: ReturnType<typeof useProposalsByNumber> }) {
  return <Cost cost={useListed(number, proposals)?.cost} />;
}
