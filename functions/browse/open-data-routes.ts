import { publisherOf } from '../core/open-data/describe.ts';
import { MANIFEST, mediaTypeOf, versionFolder } from '../core/open-data/files.ts';
import type { DeployedCampaigns } from '../http/deployed-campaigns.ts';
import { OPERATIONS } from '../http/operations.ts';
import { publicRoute, type Route } from '../http/serve.ts';
import type { Archives } from '../stores/archives.ts';

/** An answer without files is out of date some seconds after the result is public. */
const UNTIL_WRITTEN = { 'cache-control': 'public, max-age=5' } as const;

export interface OpenDataParts {
  readonly campaigns: DeployedCampaigns;
  readonly archives: Pick<Archives, 'done'>;
}

export function openDataRoutes({ campaigns, archives }: OpenDataParts): Route[] {
  return [
    publicRoute(OPERATIONS.getOpenData, async ({ params }) => {
      const campaign = campaigns.get(params.campaign);
      const versions = await archives.done(campaign.id);
      const [latest] = versions;
      const folder = (version: number) => `/${versionFolder(campaign.id, version)}`;
      return {
        body: {
          campaign: campaign.id,
          licence: campaign.openData.licence,
          publisher: publisherOf(campaign),
          versions: versions.map(({ version, result, at }) => ({
            version,
            result,
            madeAt: new Date(at).toISOString(),
            address: folder(version),
            manifest: `${folder(version)}${MANIFEST}`,
          })),
          files:
            latest?.files?.map((file) => ({
              ...file,
              address: `${folder(latest.version)}${file.name}`,
              mediaType: mediaTypeOf(file.name),
            })) ?? [],
        },
        ...(latest === undefined && { headers: UNTIL_WRITTEN }),
      };
    }),
  ];
}
