import { CampaignFileError } from '../functions/http/campaign-file.ts';
import { ContextError } from './context.ts';
import { TilesError } from './tiles.ts';

/**
 * Runs a script's work. What is wrong with its input is told without a stack trace, which would only bury it, and
 * makes the script fail; any other error is a defect and goes on as it is.
 */
export async function reportInputErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known = [CampaignFileError, ContextError, TilesError].find((kind) => error instanceof kind);
    if (!known || !(error instanceof Error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
