import type { Instant } from './campaign.ts';
import type { ProjectUpdate } from './project.ts';
import type { Lateness } from './promises.ts';

/** What has happened to a project: what was told of it, and the dates that passed unkept, as the sweep has noted them. */
export type HistoryEntry =
  | (ProjectUpdate & { readonly kind: 'update' })
  | (Lateness & { readonly kind: 'late'; readonly notedAt: Instant });
