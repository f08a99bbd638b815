import { readFileSync } from 'node:fs';
import type { Campaign } from '../core/campaign.ts';
import { Problem } from './problem.ts';

const FILE = 'campaigns.json';

/** The campaigns deployed with this function, by id. */
export class DeployedCampaigns {
  readonly #byId: ReadonlyMap<string, Campaign>;

  constructor(campaigns: readonly Campaign[]) {
    this.#byId = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  }

  /**
   * Reads what lies beside the bundle: campaigns as `readCampaign` made them of their files when the bundle was built.
   * Their files were validated then; doing it again took a fifth of the time of every start.
   */
  static beside(moduleUrl: string): DeployedCampaigns {
    const campaigns: readonly Campaign[] = JSON.parse(readFileSync(new URL(FILE, moduleUrl), 'utf8'));
    return new DeployedCampaigns(campaigns);
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
