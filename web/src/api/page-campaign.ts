import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Given by PageData. Not read from the address in each place: a list's hundreds of parts would follow every filter. */
export const PageCampaignContext = createContext<string | null>(null);

/** The id of the campaign that the page's address names; null on pages of none. */
export function usePageCampaign(): string | null {
  return useContext(PageCampaignContext);
}
