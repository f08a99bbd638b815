import { readSession } from './session.ts';

let finishing: Promise<string | null> | null = null;

async function finish(url: string): Promise<string | null> {
  const { finishSignIn: takeTokens } = await import('./oidc.ts');
  const returnTo = await takeTokens(url);
  readSession();
  return returnTo;
}

/**
 * Takes the tokens for the code in the address. A code can be used once, so it is done once however often it is asked.
 * @returns the path to go on at; null where the page was opened by hand
 */
export function finishSignIn(url: string): Promise<string | null> {
  finishing ??= finish(url).finally(() => {
    finishing = null;
  });
  return finishing;
}
