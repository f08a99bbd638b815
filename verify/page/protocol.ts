import type { Finding } from '../findings.ts';
import type { OwnFile } from '../receipts.ts';
import type { Report } from '../verify.ts';
import type { NamedFile } from './dropped-archive.ts';

/** What the page asks its worker. */
export interface Ask {
  readonly files: readonly NamedFile[];
  readonly own: readonly OwnFile[];
  /** Of an earlier version, the checkpoint alone. */
  readonly previous: Blob | null;
  /** As it was typed; empty where none was. */
  readonly key: string;
}

/** What the worker tells: any number of readings, then one of the others. */
export type Told =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'unusable'; readonly code: Finding['code']; readonly values: Finding['values'] }
  | { readonly kind: 'failed'; readonly reason: string };
