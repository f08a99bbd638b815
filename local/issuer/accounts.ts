import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { readKeptFile, writeKeptFile } from '../kept-file.ts';

const account = z.object({ sub: z.string(), email: z.string(), groups: z.array(z.string()) });
const accountFile = z.array(account);

/** A user of the pool. */
export type Account = z.infer<typeof account>;

/** The pool's users. Those who have signed in are kept across restarts. */
export class Accounts {
  readonly #file: string;
  readonly #accounts: Map<string, Account>;

  constructor(dataDir: string) {
    this.#file = join(dataDir, 'accounts.json');
    const text = readKeptFile(this.#file);
    const kept = text === null ? [] : accountFile.parse(JSON.parse(text));
    this.#accounts = new Map(kept.map((each) => [each.sub, each]));
  }

  find(sub: string): Account | undefined {
    return this.#accounts.get(sub);
  }

  /** Makes a token's user known, so that a later sign-in with the address is for the same user. */
  register(sub: string, email: string, groups: readonly string[]): void {
    this.#accounts.set(sub, { sub, email: normal(email), groups: [...groups] });
  }

  /** The account of an e-mail address, which always has the same `sub`. */
  signIn(email: string, groups: readonly string[]): Account {
    const address = normal(email);
    const known = [...this.#accounts.values()].find((each) => each.email === address);
    const sub = known?.sub ?? subjectOf(address);
    const signedIn = { sub, email: address, groups: [...groups] };
    this.#accounts.set(sub, signedIn);
    writeKeptFile(this.#file, JSON.stringify([...this.#accounts.values()]));
    return signedIn;
  }
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}

/** A UUID, as Cognito's subjects are. */
function subjectOf(email: string): string {
  const hex = createHash('sha256').update(email).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
