import type { Campaign } from '../../functions/core/campaign.ts';
import { nearest } from '../../functions/core/nearest.ts';
import { readCampaigns } from '../../infra/campaigns.ts';
import { OperatorError } from './operator-error.ts';

/** The campaign of that id among the folder's files. Throws an OperatorError or a CampaignFileError. */
export function campaignIn(folder: string, id: string): Campaign {
  const campaigns = readCampaigns(folder).map(({ campaign }) => campaign);
  const found = campaigns.find((campaign) => campaign.id === id);
  if (found) return found;
  const ids = campaigns.map((campaign) => campaign.id);
  const meant = nearest(id, ids);
  throw new OperatorError(
    `No campaign in ${folder} is called "${id}"${meant ? `; did you mean ${meant}?` : `; there are ${ids.join(', ')}`}`,
  );
}
