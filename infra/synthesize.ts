import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFunctions } from './build.ts';
import type { Tiles } from './tiles.ts';

export interface SynthesizeOptions {
  /** Folder of campaign files. */
  readonly campaigns: string;
  /** Gets `functions/` (the bundles) and `assembly/`; what they held before is replaced. */
  readonly outdir: string;
  /** Folder of a built site. Default: it is built from `web/`, if it has changed since. */
  readonly site?: string;
  /** Boundaries up to this instant get no schedule. Default: the present. A clock that stands in 2017 passes 2017. */
  readonly now?: Date;
  /** Where a map's pictures come from. Default: maps have no ground. */
  readonly tiles?: Tiles;
}

/**
 * Builds the functions and makes the cloud assembly from them in this process: what `npm run synth` does, without the
 * command line tool and without the rule packs, which say nothing about how it runs.
 *
 * @returns the assembly's folder: manifest.json, templates, assets
 * @throws CampaignFileError naming all that is wrong with the campaign files; TilesError
 */
export async function synthesize(options: SynthesizeOptions): Promise<string> {
  const bundles = join(options.outdir, 'functions');
  const outdir = join(options.outdir, 'assembly');
  // Loading the library takes half a second, which esbuild's process makes use of.
  const [{ campaigns }, { compose, createApp }] = await Promise.all([
    buildFunctions({ campaigns: options.campaigns, outdir: bundles, ...(options.site && { site: options.site }) }),
    import('./compose.ts'),
  ]);
  await rm(outdir, { recursive: true, force: true });
  const app = createApp({ outdir, check: false });
  compose(app, {
    campaigns: campaigns.map(({ campaign }) => campaign),
    bundles,
    now: options.now ?? new Date(),
    ...(options.tiles && { tiles: options.tiles }),
  });
  return app.synth().directory;
}
