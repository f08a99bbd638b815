import { useLocation } from 'preact-iso/router';
import { campaignOf } from '../paths.ts';

/** The id of the campaign that the page's address names; null on pages of none. */
export function usePageCampaign(): string | null {
  return campaignOf(useLocation().path);
}
