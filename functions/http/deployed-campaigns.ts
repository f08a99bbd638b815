import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Campaign } from '../core/campaign.ts';
import { parseCampaign } from './campaign-file.ts';
import { Problem } from './problem.ts';

const FILE = 'campaigns.json';

/** The campaigns deployed with this function, by id, validated again as it starts. */
export class DeployedCampaigns {
  readonly #byId: ReadonlyMap<string, Campaign>;

  constructor(campaigns: readonly Campaign[]) {
    this.#byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  }

  /** Reads what lies beside the bundle. Throws a CampaignFileError when it is not valid. */
  static beside(moduleUrl: string): DeployedCampaigns {
    const sources = z.array(z.unknown()).parse(JSON.parse(readFileSync(new URL(FILE, moduleUrl), 'utf8')));
    return new DeployedCampaigns(sources.map((source, index) => parseCampaign(source, `${FILE}/${index}`)));
  }

  all(): readonly Campaign[] {
    return [...this.#byId.values()];
  }

  find(id: string): Campaign | null {
    return this.#byId.get(id) ?? null;
  }

  /** Throws `unknown-campaign`. */
  get(id: string): Campaign {
    const campaign = this.#byId.get(id);
    if (!campaign)
      throw new Problem('unknown-campaign', `No campaign is called "${id}"; GET /api/campaigns lists them all`);
    return campaign;
  }
}
