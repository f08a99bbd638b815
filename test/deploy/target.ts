import type { Issuer } from './issuer.ts';

/** Where the stacks are deployed to, and who vouches for citizens there. */
export interface Target {
  /** For people, such as `MiniStack 1.5.33`. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Of an emulator, such as http://localhost:4566; null for AWS itself. */
  readonly endpoint: string | null;
  readonly issuer: Issuer;
  /** An e-mail address that alarms write to; null: they write to nobody. */
  readonly alarms: string | null;
  stop(): Promise<void>;
}

/** What the command line tool and the SDK's clients are told of the target, beside what is in the environment. */
export function environmentOf({ endpoint, account, region }: Pick<Target, 'endpoint' | 'account' | 'region'>) {
  const where = { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  if (endpoint === null) return where;
  // Emulators take twelve digits as the account that one is in.
  return { ...where, AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: 'none' };
}
