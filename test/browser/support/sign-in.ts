import type { Page } from 'playwright-core';
import type { RunningPlatform } from './platform.ts';

/** Signs in on the issuer's own pages, as a person does: an address, then the code that this machine shows. */
export async function signIn(page: Page, email: string, groups: readonly string[] = []): Promise<void> {
  await page.getByLabel(/e-mail/i).fill(email);
  for (const group of groups) await page.getByRole('checkbox', { name: group }).check();
  await page.getByRole('button', { name: /send me a code/i }).click();
  const code = await page.locator('output').textContent();
  await page.getByLabel('Code').fill(code ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/__local/') && !url.pathname.endsWith('/signed-in'));
}

/** Lets the page begin signed in, without the way through the issuer's pages. */
export async function beginSignedIn(
  page: Page,
  platform: RunningPlatform,
  subject: string,
  groups: readonly string[] = [],
): Promise<void> {
  const { access_token, expires_in } = await platform.tokenOf(subject, groups);
  const person = { id: subject, email: `${subject}@example.org`, moderator: groups.includes('moderators') };
  await page.addInitScript(
    ([user, seconds]) => {
      const expiresAt = Math.floor(Date.now() / 1000) + seconds;
      sessionStorage.setItem('sign-in.user', JSON.stringify({ ...user, expiresAt }));
    },
    [{ person, accessToken: access_token }, expires_in] as const,
  );
}
