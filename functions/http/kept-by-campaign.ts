import type { Campaign } from '../core/campaign.ts';

/** Makes one for each campaign and keeps it in the memory of the execution environment. */
export function keptByCampaign<T>(make: (campaign: Campaign) => T): (campaign: Campaign) => T {
  const kept = new Map<string, T>();
  return (campaign) => {
    const one = kept.get(campaign.id) ?? make(campaign);
    kept.set(campaign.id, one);
    return one;
  };
}
