import { buildFunctions, DEFAULT_OUTDIR } from './build.ts';
import { compose, createApp } from './compose.ts';
import { readContext } from './context.ts';
import { reportInputErrors } from './report-input-errors.ts';

await reportInputErrors(async () => {
  const app = createApp({ check: true });
  const { campaigns: folder, ...context } = readContext(app);
  const { campaigns } = await buildFunctions({ campaigns: folder, outdir: DEFAULT_OUTDIR });
  compose(app, {
    campaigns: campaigns.map(({ campaign }) => campaign),
    bundles: DEFAULT_OUTDIR,
    now: new Date(),
    ...context,
  });
  app.synth();
});
