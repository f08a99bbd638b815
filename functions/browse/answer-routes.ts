import type { Campaign } from '../core/campaign.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Catalogue } from '../stores/catalogue.ts';
import type { AnswerMarks } from './answer-marks.ts';
import { debtView } from './debt-view.ts';

export interface AnswerReadParts {
  readonly campaigns: DeployedCampaigns;
  readonly catalogueOf: (campaign: Campaign) => Catalogue;
  readonly answersOf: (campaign: Campaign) => AnswerMarks;
}

export function answerReadRoutes({ campaigns, catalogueOf, answersOf }: AnswerReadParts): Route[] {
  return [
    publicRoute(OPERATIONS.getAnswerDebt, async ({ params, receivedAt }) => {
      const campaign = campaigns.get(params.campaign);
      const catalogue = catalogueOf(campaign);
      const [marks] = await Promise.all([answersOf(campaign).refresh(receivedAt), catalogue.refresh(receivedAt)]);
      return { body: debtView(campaign, catalogue.published(), marks, receivedAt) };
    }),
  ];
}
